using System.Collections.Concurrent;
using System.Reflection;

namespace Jinja.Net.Runtime.Values;

/// <summary>Types whose members no template ever sees: through them any code of the process can be reached.</summary>
internal static class ForbiddenTypes
{
    private static readonly Type[] Roots =
    [
        typeof(Type), typeof(MemberInfo), typeof(ParameterInfo), typeof(Assembly), typeof(AssemblyName), typeof(Module), typeof(Delegate), typeof(AppDomain),
        typeof(System.Runtime.Loader.AssemblyLoadContext), typeof(RuntimeTypeHandle), typeof(RuntimeMethodHandle), typeof(RuntimeFieldHandle), typeof(Pointer),
        typeof(Activator), typeof(Environment), typeof(Task), typeof(Thread), typeof(System.Diagnostics.Process), typeof(IServiceProvider), typeof(System.Threading.CancellationTokenSource),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static bool Contains(Type type) => Known.GetOrAdd(type, static type => IsForbidden(type));

    private static bool IsForbidden(Type type) =>
        Array.Exists(Roots, root => root.IsAssignableFrom(type))
        || type.IsPointer || type.IsByRefLike
        || type.Namespace is string name && (IsIn(name, "System.Reflection") || IsIn(name, "System.Runtime.CompilerServices.Unsafe") || IsIn(name, "System.Runtime.InteropServices"));

    private static bool IsIn(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
