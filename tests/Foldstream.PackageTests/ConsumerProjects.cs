namespace Foldstream.PackageTests;

/// <summary>
/// Writes the projects of users of the packages. The chain's code is that of the repository; its project files are what a user writes.
/// </summary>
internal static class ConsumerProjects
{
    public static void Write(string folder, string chain, string feed, string cache, string version)
    {
        WriteRestoring(folder, feed, cache);

        // What `dotnet new` writes, once for all of them.
        Save(folder, "Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);

        Save(folder, "Consumers.slnx", """
            <Solution>
              <Project Path="Host/Host.csproj" />
              <Project Path="Library/Library.csproj" />
              <Project Path="Domain/Domain.csproj" />
              <Project Path="Mistaken/Mistaken.csproj" />
              <Project Path="Careless/Careless.csproj" />
              <Project Path="Locked/Locked.csproj" />
              <Project Path="Aged/Aged.csproj" />
              <Project Path="Ungenerated/Ungenerated.csproj" />
            </Solution>
            """);
        WriteChain(folder, chain, version);
        WriteMistaken(folder, version);
        WriteCareless(folder, version);
        WriteLocked(folder, version);
        WriteAged(folder, version);
        WriteUngenerated(folder, version);
    }

    /// <summary>What projects restore from, and with.</summary>
    public static void WriteRestoring(string folder, string feed, string cache)
    {
        Directory.CreateDirectory(folder);
        Save(folder, "nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{feed}" />
                <add key="restored" value="{cache}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="packed">
                  <package pattern="Foldstream" />
                  <package pattern="Foldstream.*" />
                </packageSource>
                <packageSource key="restored">
                  <package pattern="*" />
                </packageSource>
              </packageSourceMapping>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);

        // A user needs none of this: the repository restores without MessagePack's analyzers, so they are not where these projects are restored from.
        Save(folder, "Directory.Build.targets", """
            <Project>
              <PropertyGroup>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PrunePackageReference Include="MessagePackAnalyzer" Version="99.0.0" />
              </ItemGroup>
            </Project>
            """);
    }

    private static void WriteChain(string folder, string chain, string version)
    {
        WriteProject(folder, "Domain", "Chain.Domain", "Library", $"""<PackageReference Include="Foldstream" Version="{version}" />""");
        WriteProject(folder, "Library", "Chain.Library", "Library", """<ProjectReference Include="../Domain/Domain.csproj" />""");
        WriteProject(folder, "Host", "Chain.Host", "Exe", $"""
            <ProjectReference Include="../Library/Library.csproj" />
            <PackageReference Include="Foldstream.Sqlite" Version="{version}" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" />
            """);
        foreach (string project in (string[])["Domain", "Library", "Host"])
        {
            foreach (string file in Directory.GetFiles(Path.Combine(chain, project), "*.cs"))
            {
                File.Copy(file, Path.Combine(folder, project, Path.GetFileName(file)));
            }
        }
    }

    // Knows Foldstream only through its store: the analyzers must come along.
    private static void WriteMistaken(string folder, string version)
    {
        WriteProject(folder, "Mistaken", "Mistaken", "Library", $"""<PackageReference Include="Foldstream.Sqlite" Version="{version}" />""");
        Save(Path.Combine(folder, "Mistaken"), "Counted.cs", """
            using Foldstream;

            namespace Mistaken;

            [Event("counted")]
            public sealed partial record Counted(List<int> Numbers);
            """);
    }

    private static void WriteCareless(string folder, string version)
    {
        WriteProject(folder, "Careless", "Careless", "Library", $"""<PackageReference Include="Foldstream" Version="{version}" />""");
        Save(Path.Combine(folder, "Careless"), "Parcel.cs", CarelessTests.Written);
    }

    private static void WriteLocked(string folder, string version)
    {
        WriteProject(folder, "Locked", "Locked", "Library", $"""<PackageReference Include="Foldstream" Version="{version}" />""");
        Save(Path.Combine(folder, "Locked"), "Parcel.cs", EventLockTests.Written);
    }

    private static void WriteAged(string folder, string version)
    {
        WriteProject(folder, "Aged", "Aged", "Exe", $"""
            <PackageReference Include="Foldstream.Sqlite" Version="{version}" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" />
            """);
        Save(Path.Combine(folder, "Aged"), "Parcel.cs", ShippedEventTests.Former);
        Save(Path.Combine(folder, "Aged"), "Program.cs", ShippedEventTests.Program);
    }

    private static void WriteUngenerated(string folder, string version)
    {
        WriteProject(folder, "Ungenerated", "Ungenerated", "Exe", $"""
            <PackageReference Include="Foldstream" Version="{version}" ExcludeAssets="analyzers" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.0" />
            """);
        Save(Path.Combine(folder, "Ungenerated"), "Program.cs", """
            using Microsoft.Extensions.DependencyInjection;

            try
            {
                new ServiceCollection().AddFoldstream(f => f.UseInMemory());
            }
            catch (InvalidOperationException error)
            {
                Console.WriteLine(error.Message);
            }
            """);
    }

    private static void WriteProject(string folder, string name, string assembly, string outputType, string references)
        => Save(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <AssemblyName>{assembly}</AssemblyName>
              </PropertyGroup>
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);

    private static void Save(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
