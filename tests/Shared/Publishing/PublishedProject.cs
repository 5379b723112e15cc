using System.Reflection;

namespace Pallets.Tests.Publishing;

/// <summary>The project of a program that is published.</summary>
/// <param name="properties">How it is published, and what else its project says.</param>
/// <param name="libraries">The libraries that it uses.</param>
internal sealed class PublishedProject(string properties, params Assembly[] libraries)
{
    /// <summary>Trimmed as sharply as can be, with its runtime.</summary>
    public const string Trimmed = "<PublishTrimmed>true</PublishTrimmed><TrimMode>full</TrimMode>";

    /// <summary>Compiled ahead of time.</summary>
    public const string AheadOfTime = "<PublishAot>true</PublishAot>";

    /// <summary>The generator of code that comes with the libraries.</summary>
    public Assembly? Generator { get; init; }

    /// <summary>Writes the project file.</summary>
    public void WriteTo(string path) => File.WriteAllText(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(libraries.Select(static library => $"<Reference Include=\"{library.Location}\" />"))}
            {(Generator is null ? "" : $"<Analyzer Include=\"{Generator.Location}\" />")}
          </ItemGroup>
        </Project>
        """);
}
