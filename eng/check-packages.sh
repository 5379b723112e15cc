#!/usr/bin/env bash
# Packs the solution and proves that each package works for someone who has nothing else of ours:
# the six, each restored and built in an empty console project, each from the folder of packages and
# the local feed alone; and beside them the add-ons for development, which need packages of others.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
out=$root/artifacts/packages
rm -rf "$out"
dotnet pack Pallets.sln -o "$out" -v quiet

names="MarkupSafe.Net ItsDangerous.Net Click.Net Jinja.Net Werkzeug.Net Flask.Net"
addons="Werkzeug.Net.Scripting Flask.Net.Templates"
made=$(find "$out" -name '*.nupkg' -printf '%f\n' | sed -E 's/\.[0-9]+\.[0-9]+\.[0-9]+.*//' | sort | xargs)
expected=$(echo $names $addons | tr ' ' '\n' | sort | xargs)
[ "$made" = "$expected" ] || { echo "expected the packages $expected, got $made"; exit 1; }

# Nothing that is packed names the folder it was built in.
for package in "$out"/*.nupkg "$out"/*.snupkg; do
    for file in $(unzip -Z1 "$package" '*.dll' '*.pdb' 2> /dev/null); do
        ! unzip -p "$package" "$file" | grep -qaF "$root/" || { echo "$(basename "$package"): $file names $root"; exit 1; }
    done
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/nuget.config" <<XML
<configuration>
  <packageSources>
    <clear />
    <add key="packages" value="$out" />
    <add key="feed" value="$root/artifacts/feed" />
  </packageSources>
</configuration>
XML
echo '<Project><PropertyGroup><PublishAot>false</PublishAot></PropertyGroup></Project>' > "$work/Directory.Build.props"

# Packages of the same version were unpacked by an earlier run: a cache of its own shows what was packed now.
# Parlot may have come from the configured source, and then lies in the cache of the build instead of the feed.
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export NUGET_PACKAGES=$work/cache
mkdir -p "$NUGET_PACKAGES"
[ ! -d "$cache/parlot" ] || cp -r "$cache/parlot" "$NUGET_PACKAGES/"

for name in $names; do
    mkdir -p "$work/$name"
    cat > "$work/$name/Probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="$name" Version="*" /></ItemGroup>
</Project>
XML
    echo "System.Console.WriteLine(System.Reflection.Assembly.Load(\"$name\").GetName().Version);" > "$work/$name/Program.cs"
    # The generator in the package has to reach who uses it: without it this does not compile.
    [ "$name" != Jinja.Net ] || cat >> "$work/$name/Program.cs" <<'CS'
System.Console.WriteLine(typeof(Jinja.Net.Generated.JinjaModels).Name + " " + new Jinja.Net.JinjaEnvironment().FromString("{{ name }}").Render(new Tea("green")));
[Jinja.Net.JinjaModel] public sealed record Tea(string Name);
CS
    echo "$name $(dotnet run --project "$work/$name/Probe.csproj")"
done

# A program of ASP.NET Core has one FileProviderLoader: Jinja.Net's generator writes it, unless Flask.Net brings it.
for names_used in "Jinja.Net" "Jinja.Net Flask.Net"; do
    probe=$work/files-$(echo "$names_used" | wc -w)
    mkdir -p "$probe/templates"
    printf 'Hello {{ name }}' > "$probe/templates/a.txt"
    cat > "$probe/Probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
  <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" />$(for used in $names_used; do echo "<PackageReference Include=\"$used\" Version=\"*\" />"; done)</ItemGroup>
</Project>
XML
    { for used in $names_used; do echo "using $used;"; done; cat <<'CS'; } > "$probe/Program.cs"
var files = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(args[0]);
JinjaEnvironment env = new(new JinjaOptions { Loader = new FileProviderLoader(files, "templates") });
Console.WriteLine(env.GetTemplate("a.txt").Render(new { name = typeof(FileProviderLoader).Assembly.GetName().Name }));
CS
    echo "$names_used: $(dotnet run --project "$probe/Probe.csproj" -- "$probe")"
done

bash "$root/eng/check-template.sh" "$out" "$root/artifacts/feed"

# The programs that show the surface run as they stand, where they lie beside the repository.
surface=$root/../shared/surface
if [ -d "$surface" ]; then
    bash "$root/eng/check-surface.sh" "$surface" "$work"
else
    echo "the surface programs are not here: they were not run"
fi
