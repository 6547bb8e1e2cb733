using System.Collections.Immutable;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.ForeignDecoder;

/// <summary>
/// A decoder in JavaScript, written from the specification and with a MessagePack package of that language, reads what this build stores:
/// <c>tests/foreign-decoder</c>.
/// </summary>
public sealed class ForeignDecoderTests
{
    [Fact]
    public async Task A_decoder_in_another_language_prints_the_same_JSON()
    {
        Assert.SkipUnless(Tool.Exists("node") && Tool.Exists("npm"), "Node.js and npm are not installed.");
        string folder = Directory.CreateTempSubdirectory("foldstream-foreign-").FullName;
        try
        {
            string file = Path.Combine(folder, "kinds.db");
            ImmutableArray<StreamId> streams = await StoreOfAllKinds.WriteAsync(file);
            foreach (string source in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "foreign-decoder")))
            {
                File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
            }

            await Tool.RunAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
            string[] theirs = (await Tool.RunAsync("node", folder, "decode.mjs", file)).Split('\n');
            ImmutableArray<string> ours = await StoreOfAllKinds.DumpAsync(file, streams);
            Assert.Equal(ours.Length, theirs.Length);
            Assert.True(ours.Length > AllKinds.List.Length * 50);
            for (int i = 0; i < ours.Length - 1; i++)
            {
                Assert.True(SameJson.Compare(ours[i], theirs[i]), $"Line {i + 1} differs:\n{ours[i]}\n{theirs[i]}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""[9007199254740993]""", """[9007199254740992]""", false)]
    [InlineData("""[1E+16]""", """[10000000000000000]""", true)]
    [InlineData("""[1E-05]""", """[0.00001]""", true)]
    [InlineData("""[1E-05]""", """[0.00002]""", false)]
    [InlineData("""[9.950]""", """[9.95]""", false)]
    [InlineData("""["\u00e9"]""", """["é"]""", true)]
    [InlineData("""["\uD800"]""", """["\uD800"]""", true)]
    public void Lines_are_compared_as_JSON(string first, string second, bool same) => Assert.Equal(same, SameJson.Compare(first, second));
}
