namespace System.Runtime.CompilerServices;

/// <summary>Lets records be written for a runtime that does not know them.</summary>
internal static class IsExternalInit;
