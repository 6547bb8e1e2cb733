namespace Foldstream.PackageTests;

/// <summary>A domain, a library on it that doesn't name Foldstream, and a host on that: out of the packages and in the repository.</summary>
public sealed class ChainTests(Workplace workplace)
{
    [Fact]
    public async Task A_chain_of_projects_does_the_same_from_the_packages_as_in_the_repository()
    {
        Dotnet.Outcome built = (await workplace.BuildAsync("Host/Host.csproj")).Expected();
        Dotnet.Outcome fromPackages = (await workplace.RunAsync("Host/bin/Debug/net10.0/Chain.Host.dll")).Expected();
        string program = Output(Workplace.ChainInRepository, "Host", Workplace.Configuration, "dll");
        Dotnet.Outcome inRepository = (await Dotnet.RunAsync(Workplace.ChainInRepository, packages: null, program)).Expected();

        Assert.DoesNotContain("warning", built.Output, StringComparison.Ordinal);

        // Who names no package writes what others have named.
        Assert.Equal(["Domain"], ((string[])["Domain", "Library", "Host"]).Where(project => File.Exists(Path.Combine(workplace.Consumers, project, "events.lock"))));
        Assert.Equal("""
            ticket Printer closed=True version=2; desk 1 paper
            MessagePack loaded: False
            a message with events: 94A174C410F0A3980100000070800000000000000192A75072696E746572029103 True

            """.ReplaceLineEndings("\n"), fromPackages.Output);
        Assert.Equal(fromPackages, inRepository with { Command = fromPackages.Command });
        foreach (string project in (string[])["Domain", "Library", "Host"])
        {
            SortedDictionary<string, string> emitted = EmittedFiles.Of(Output(workplace.Consumers, project, "Debug", "pdb"));

            Assert.Contains("FoldstreamManifest.g.cs", emitted.Keys);
            Assert.Equal(EmittedFiles.Of(Output(Workplace.ChainInRepository, project, Workplace.Configuration, "pdb")), emitted);
        }
    }

    [Fact]
    public async Task A_mistake_is_a_build_error_for_who_references_a_store_alone()
    {
        Dotnet.Outcome built = await workplace.BuildAsync("Mistaken/Mistaken.csproj");

        Assert.NotEqual(0, built.ExitCode);
        string error = Assert.Single(built.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());
        Assert.Matches("error FOLD1[0-9]{2}: .*List<int>", error);
    }

    [Fact]
    public async Task A_host_without_the_generator_is_told_what_to_do()
    {
        (await workplace.BuildAsync("Ungenerated/Ungenerated.csproj")).Expected();
        Dotnet.Outcome ran = (await workplace.RunAsync("Ungenerated/bin/Debug/net10.0/Ungenerated.dll")).Expected();

        Assert.StartsWith("Foldstream's generator did not run for Ungenerated", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Reference the Foldstream package without PrivateAssets or ExcludeAssets for analyzers", ran.Output, StringComparison.Ordinal);
    }

    private static string Output(string root, string project, string configuration, string extension)
        => Path.Combine(root, project, "bin", configuration, "net10.0", $"Chain.{project}.{extension}");
}
