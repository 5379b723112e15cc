using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Flask.Net.Json;

/// <summary>Reads a property of any object. A delegate is some ten times as fast as reflection; without a JIT, reflection serves.</summary>
internal static class PropertyReader
{
    /// <summary>The reader of a property that can be read.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be compiled at run time.")]
    [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The method has no requirements on its type arguments.")]
    public static Func<object, object?> Of(PropertyInfo property)
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || property.DeclaringType is not { IsValueType: false } owner || property.PropertyType.IsPointer)
            return property.GetValue;
        return (Func<object, object?>)typeof(PropertyReader).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(owner, property.PropertyType).Invoke(null, [property.GetMethod])!; // it can be read
    }

    private static Func<object, object?> Typed<TOwner, TValue>(MethodInfo getter)
    {
        Func<TOwner, TValue> read = getter.CreateDelegate<Func<TOwner, TValue>>();
        return value => read((TOwner)value);
    }
}
