using System.Numerics;
using Click.Net.Io;

namespace Click.Net.Types;

/// <summary>The types that read .NET's own. Each is made when it is asked for: a program that starts needs few of them.</summary>
internal static class KnownTypes
{
    /// <summary>What reads values of a type that is no enum; null where nothing is known.</summary>
    public static ParamType? Find(Type type)
    {
        if (type == typeof(string))
            return ParamTypes.String;
        if (type == typeof(int))
            return ParamTypes.Int;
        return type == typeof(bool) ? ParamTypes.Bool : FindPrimitive(type) ?? FindNumber(type) ?? FindSpecial(type) ?? FindFile(type);
    }

    private static ParamType? FindPrimitive(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Double => ParamTypes.Float,
        TypeCode.Int64 => new NumberType<long>(),
        TypeCode.Int16 => new NumberType<short>(),
        TypeCode.Byte => new NumberType<byte>(),
        TypeCode.SByte => new NumberType<sbyte>(),
        TypeCode.UInt32 => new NumberType<uint>(),
        TypeCode.UInt64 => new NumberType<ulong>(),
        TypeCode.UInt16 => new NumberType<ushort>(),
        TypeCode.Single => new NumberType<float>(),
        TypeCode.Decimal => new NumberType<decimal>(),
        TypeCode.DateTime => new DateTimeType(),
        TypeCode.Char => new ParsableType<char>(),
        _ => null,
    };

    private static ParamType? FindNumber(Type type)
    {
        if (type == typeof(nint))
            return new NumberType<nint>();
        if (type == typeof(Int128))
            return new NumberType<Int128>();
        if (type == typeof(BigInteger))
            return new NumberType<BigInteger>();
        return type == typeof(Half) ? new NumberType<Half>() : null;
    }

    private static ParamType? FindSpecial(Type type)
    {
        if (type == typeof(object))
            return ParamTypes.Unprocessed;
        if (type == typeof(Guid))
            return ParamTypes.Uuid;
        if (type == typeof(DateTimeOffset))
            return new ParsableType<DateTimeOffset>();
        if (type == typeof(DateOnly))
            return new ParsableType<DateOnly>();
        if (type == typeof(TimeOnly))
            return new ParsableType<TimeOnly>();
        if (type == typeof(TimeSpan))
            return new ParsableType<TimeSpan>();
        if (type == typeof(Version))
            return new FunctionType("version", Version.Parse);
        return type == typeof(Uri) ? new FunctionType("url", static text => new Uri(text, UriKind.RelativeOrAbsolute)) : null;
    }

    private static ParamType? FindFile(Type type)
    {
        if (type == typeof(FileInfo))
            return new PathType { DirOkay = false, Result = PathResult.File };
        if (type == typeof(DirectoryInfo))
            return new PathType { FileOkay = false, Result = PathResult.Directory };
        if (type == typeof(FileSystemInfo))
            return new PathType { Result = PathResult.File };
        if (type == typeof(FilePath))
            return new PathType { Result = PathResult.Path };
        if (type == typeof(Stream))
            return new FileType("rb");
        if (type == typeof(LazyFile) || type == typeof(TextReader))
            return new FileType();
        return type == typeof(TextWriter) ? new FileType("w") : null;
    }
}
