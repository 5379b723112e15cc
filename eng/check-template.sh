#!/usr/bin/env bash
# Makes an application from the packed template, in a hive of its own, and runs the application's tests.
# check-template.sh PACKAGES FEED: the folder with the packages, and the one with those that the usual source may lack.
set -euo pipefail
packages=$(cd "$1" && pwd)
feed=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# A cache of its own: packages of the same version may have been unpacked from an earlier build.
if [ -z "${NUGET_PACKAGES:-}" ]; then
    export NUGET_PACKAGES="$work/cache"
    mkdir -p "$NUGET_PACKAGES"
    [ ! -d "$HOME/.nuget/packages/parlot" ] || cp -r "$HOME/.nuget/packages/parlot" "$NUGET_PACKAGES/"
fi

dotnet new install "$(ls "$packages"/Flask.Net.Templates.*.nupkg)" --debug:custom-hive "$work/hive" > "$work/log" || { cat "$work/log"; exit 1; }
dotnet new flask -o "$work/My.Shop" --debug:custom-hive "$work/hive" > "$work/log" || { cat "$work/log"; exit 1; }

# Our packages come from the folder, everything else from wherever this machine is told to look.
cat > "$work/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="pallets" value="$packages" />
    <add key="pallets-feed" value="$feed" />
  </packageSources>
</configuration>
XML
cd "$work/My.Shop"
grep -q 'FromPrefixedEnv("MY_SHOP")' My.Shop/App.cs || { echo "the prefix of the environment is not the application's name"; exit 1; }
dotnet test --project My.Shop.Tests > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
dotnet run --project My.Shop -- routes > "$work/routes"
grep -q '^index  *GET  */ *$' "$work/routes" || { cat "$work/routes"; exit 1; }
echo "dotnet new flask: $(sed -nE 's/^ *succeeded: ([0-9]+).*/\1/p' "$work/log" | tail -n 1) tests passed"
