using System.Reflection;

namespace Jinja.Net;

/// <summary>Marks a method that a sandboxed template must not call, though it was given to it.</summary>
/// <remarks>Mirrors the decorator <c>jinja2.sandbox.unsafe</c>.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnsafeAttribute : Attribute
{
    internal static bool Marks(MethodInfo method) => method.IsDefined(typeof(UnsafeAttribute), inherit: true);
}
