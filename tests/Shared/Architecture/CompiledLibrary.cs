using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Pallets.Tests.Architecture;

/// <summary>A library as it was compiled: its types, the source folder of each, and which types each one uses.</summary>
internal sealed class CompiledLibrary : IDisposable
{
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly PEReader _image;
    private readonly MetadataReaderProvider _symbols;
    private readonly MetadataReader _metadata;
    private readonly MetadataReader _pdb;
    private readonly string _library;

    /// <summary>Opens the assembly and the symbols beside it.</summary>
    public CompiledLibrary(Assembly assembly)
    {
        _library = assembly.GetName().Name!;
        _image = new PEReader(File.OpenRead(assembly.Location));
        _metadata = _image.GetMetadataReader();
        _symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        _pdb = _symbols.GetMetadataReader();
    }

    /// <summary>Every use of a type of one folder by a type of another: who, where, whom, where.</summary>
    public IEnumerable<(string User, string UserFolder, string Used, string UsedFolder)> UsesAcrossFolders()
    {
        Dictionary<TypeDefinitionHandle, string> folders = Folders();
        foreach ((TypeDefinitionHandle user, string folder) in folders)
        {
            foreach (TypeDefinitionHandle used in new TypeUses(_image, _metadata).Of(user))
            {
                if (folders.TryGetValue(Outermost(used), out string? usedFolder) && usedFolder != folder)
                    yield return (NameOf(user), folder, NameOf(Outermost(used)), usedFolder);
            }
        }
    }

    /// <summary>The source folders that hold types.</summary>
    public IReadOnlyCollection<string> FolderNames() => [.. Folders().Values.Distinct()];

    /// <inheritdoc/>
    public void Dispose()
    {
        _image.Dispose();
        _symbols.Dispose();
    }

    private Dictionary<TypeDefinitionHandle, string> Folders()
    {
        Dictionary<TypeDefinitionHandle, string> folders = [];
        foreach (TypeDefinitionHandle type in _metadata.TypeDefinitions)
        {
            if (_metadata.GetTypeDefinition(type).GetDeclaringType().IsNil && FolderOf(type) is { } folder)
                folders[type] = folder;
        }

        return folders;
    }

    private string? FolderOf(TypeDefinitionHandle type)
    {
        DocumentHandle document = DocumentOfMethods(type);
        return document.IsNil ? FolderOfBodiless(type) : RelativeFolder(document);
    }

    private DocumentHandle DocumentOfMethods(TypeDefinitionHandle type)
    {
        foreach (MethodDefinitionHandle method in _metadata.GetTypeDefinition(type).GetMethods())
        {
            MethodDebugInformation debug = _pdb.GetMethodDebugInformation(method.ToDebugInformationHandle());
            if (!debug.Document.IsNil)
                return debug.Document;
        }

        return default;
    }

    // Interfaces, enums and delegates have no method bodies; the compiler writes their documents down apart.
    private string? FolderOfBodiless(TypeDefinitionHandle type)
    {
        foreach (CustomDebugInformationHandle handle in _pdb.GetCustomDebugInformation(type))
        {
            CustomDebugInformation information = _pdb.GetCustomDebugInformation(handle);
            if (_pdb.GetGuid(information.Kind) != TypeDocuments)
                continue;
            BlobReader blob = _pdb.GetBlobReader(information.Value);
            return RelativeFolder(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
        }

        return null;
    }

    private string? RelativeFolder(DocumentHandle document)
    {
        string path = _pdb.GetString(_pdb.GetDocument(document).Name).Replace('\\', '/');
        string root = $"/libs/{_library}/";
        int at = path.LastIndexOf(root, StringComparison.Ordinal);
        if (at < 0 || path.Contains("/obj/", StringComparison.Ordinal))
            return null;
        string below = path[(at + root.Length)..];
        int slash = below.LastIndexOf('/');
        return slash < 0 ? "" : below[..slash];
    }

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle type)
    {
        while (_metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
            type = outer;
        return type;
    }

    private string NameOf(TypeDefinitionHandle type) => _metadata.GetString(_metadata.GetTypeDefinition(type).Name);
}
