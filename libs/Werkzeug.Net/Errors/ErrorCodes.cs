using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Werkzeug.Net;

/// <summary>The status code that a class of errors stands for, told without an error at hand.</summary>
internal static class ErrorCodes
{
    private static readonly FrozenDictionary<Type, int> Usual =
        Abort.DefaultExceptions.ToFrozenDictionary(static pair => pair.Value(null).GetType(), static pair => pair.Key);

    private static readonly ConcurrentDictionary<Type, int?> Own = new();

    /// <summary>The code of a class, of the class that it derives from, or of an error that it makes without arguments.</summary>
    public static int? Find(Type type)
    {
        for (Type? known = type; known is not null && known != typeof(HttpException); known = known.BaseType)
        {
            if (Usual.TryGetValue(known, out int code))
                return code;
        }

        return Own.GetOrAdd(type, Ask);
    }

    private static int? Ask(Type type)
    {
        ConstructorInfo? constructor = type.IsAbstract || type.ContainsGenericParameters
            ? null
            : type.GetConstructors().FirstOrDefault(static made => made.GetParameters().All(static parameter => parameter.IsOptional));
        if (constructor is null)
            return null;
        object?[] arguments = [.. constructor.GetParameters().Select(static parameter => Type.Missing)];
        const BindingFlags Optional = BindingFlags.OptionalParamBinding | BindingFlags.InvokeMethod | BindingFlags.CreateInstance;
        return (constructor.Invoke(Optional, null, arguments, null) as HttpException)?.Code;
    }
}
