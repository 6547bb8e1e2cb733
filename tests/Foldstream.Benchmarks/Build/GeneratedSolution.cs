using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Foldstream.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Benchmarks.Build;

/// <summary>
/// A project as a big team has it: each aggregate in a file with its ten events, an identifier and value objects, a service that lets it decide, and as much code again
/// that has nothing to do with events.
/// </summary>
internal static class GeneratedSolution
{
    public const int Aggregates = 50;
    public const int Events = Aggregates * EventsPerAggregate;
    private const int EventsPerAggregate = 10;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Foldstream;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(EventAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location),
    ];

    private static readonly ImmutableArray<(string Path, SourceText Text)> Files = [.. Write()];

    /// <summary>A compilation that shares nothing with another: its trees are parsed anew.</summary>
    public static CSharpCompilation Compile(CancellationToken cancellation) => CSharpCompilation.Create(
        "Solution",
        Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path, cancellation)),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            concurrentBuild: true,
            specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]));

    /// <summary>A driver as the compiler has it.</summary>
    public static GeneratorDriver Driver(IIncrementalGenerator generator) => Driver(generator, IncrementalGeneratorOutputKind.None);

    /// <summary>A driver as an editor has it: without what only a build needs.</summary>
    public static GeneratorDriver DriverOfEditor(IIncrementalGenerator generator) => Driver(generator, IncrementalGeneratorOutputKind.Implementation);

    private static CSharpGeneratorDriver Driver(IIncrementalGenerator generator, IncrementalGeneratorOutputKind without) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(without, trackIncrementalGeneratorSteps: false));

    /// <summary>What the generator emits for it, as text.</summary>
    public static ImmutableArray<(string Path, SourceText Text)> Emit(CancellationToken cancellation)
    {
        GeneratorDriver driver = Driver(new FoldstreamGenerator()).RunGenerators(Compile(cancellation), cancellation);
        return [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(source => ("obj/" + source.HintName, source.SourceText))];
    }

    public static CSharpCompilation With(this CSharpCompilation compilation, ImmutableArray<(string Path, SourceText Text)> files, CancellationToken cancellation)
        => compilation.AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path, cancellation)));

    /// <summary>The compilation after a change of one character somewhere in a file.</summary>
    public static (CSharpCompilation Compilation, SyntaxTree Edited) Edit(this CSharpCompilation compilation, string path, string anchor, int value)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = tree.GetText().ToString();
        int at = text.IndexOf(anchor, StringComparison.Ordinal) + anchor.Length;
        SyntaxTree edited = tree.WithChangedText(SourceText.From(text[..at] + value.ToString(CultureInfo.InvariantCulture) + text[text.IndexOf(';', at)..]));
        return (compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    private static IEnumerable<(string, SourceText)> Write()
    {
        yield return ("Usings.cs", SourceText.From(Usings));
        for (int i = 0; i < Aggregates; i++)
        {
            yield return ($"Domain{i}.cs", SourceText.From(Domain(i)));
            yield return ($"Service{i}.cs", SourceText.From(Service(i)));
            yield return ($"Elsewhere{i}.cs", SourceText.From(Elsewhere(i)));
        }
    }

    private static string Domain(int i) => $$"""
        namespace Solution.Domain{{i}};

        [Identifier] public readonly partial record struct Account{{i}}Id(Guid Value);

        public enum Status{{i}} { None = 0, Open = 1, Closed = 2 }

        public readonly record struct Money{{i}}(decimal Amount, string Currency)
        {
            public static Money{{i}} operator +(Money{{i}} a, Money{{i}} b) => a with { Amount = a.Amount + b.Amount };
        }

        [Event("account{{i}}-opened")] public readonly partial record struct Account{{i}}Opened(Guid Owner, string Currency);
        [Event("account{{i}}-credited")] public readonly partial record struct Account{{i}}Credited(Money{{i}} Amount, string Text);
        [Event("account{{i}}-debited")] public readonly partial record struct Account{{i}}Debited(Money{{i}} Amount, string Text, DateTimeOffset ValueDate);
        [Event("account{{i}}-limited")] public readonly partial record struct Account{{i}}Limited(decimal Limit);
        [Event("account{{i}}-renamed")] public sealed partial record Account{{i}}Renamed(string Name, string? Remark);
        [Event("account{{i}}-tagged")] public sealed partial record Account{{i}}Tagged(ImmutableArray<string> Tags);
        [Event("account{{i}}-moved")] public readonly partial record struct Account{{i}}Moved(int Branch);
        [Event("account{{i}}-noted")] public sealed partial record Account{{i}}Noted(string Note, DateOnly On);
        [Event("account{{i}}-closed")] public readonly partial record struct Account{{i}}Closed(Status{{i}} Before);
        [Event("account{{i}}-viewed")] public readonly partial record struct Account{{i}}Viewed(Guid By);

        [Aggregate("account{{i}}", Key = typeof(Account{{i}}Id)), Ignores<Account{{i}}Viewed>]
        public sealed partial class Account{{i}}
        {
            private readonly List<string> _notes = [];
            private readonly Dictionary<int, int> _moves = [];

            private Account{{i}}(in Account{{i}}Opened e)
            {
                Owner = e.Owner;
                Balance = new Money{{i}}(0, e.Currency);
                Status = Status{{i}}.Open;
            }

            public Guid Owner { get; }
            public Money{{i}} Balance { get; private set; }
            public decimal Limit { get; private set; }
            public string Name { get; private set; } = "";
            public ImmutableArray<string> Tags { get; private set; } = [];
            public Status{{i}} Status { get; private set; }
            public IReadOnlyList<string> Notes => _notes;

            public static Account{{i}}Opened Open(Guid owner, string currency) => new(owner, currency);

            public void Credit(decimal amount, string text)
            {
                Refuse.If(amount <= 0, "Only a positive amount is credited.");
                Raise(new Account{{i}}Credited(new Money{{i}}(amount, Balance.Currency), text));
            }

            public void Debit(decimal amount, string text, DateTimeOffset on)
            {
                Refuse.If(Status is not Status{{i}}.Open, "Only an open account is debited.");
                decimal spare = 0;
                Refuse.If(Balance.Amount - amount < spare - Limit, $"The account has {Balance.Amount}.");
                Raise(new Account{{i}}Debited(new Money{{i}}(amount, Balance.Currency), text, on));
            }

            public void Close()
            {
                Refuse.If(Balance.Amount != 0, "Only an empty account is closed.");
                Refuse.If(_notes.Any(note => note.StartsWith("hold", StringComparison.Ordinal)), "The account is held.");
                Raise(new Account{{i}}Closed(Status));
            }

            public void Rename(string name) => Raise(new Account{{i}}Renamed(name.Trim(), null));
            public void Tag(ImmutableArray<string> tags) => Raise(new Account{{i}}Tagged(tags));
            public void Move(int branch) => Raise(new Account{{i}}Moved(branch));

            private void Apply(in Account{{i}}Credited e) => Balance = Plus(e.Amount);
            private void Apply(in Account{{i}}Debited e) => Balance = Plus(new Money{{i}}(-e.Amount.Amount, e.Amount.Currency));
            private void Apply(in Account{{i}}Limited e) => Limit = e.Limit;
            private void Apply(Account{{i}}Renamed e) => Name = e.Name;
            private void Apply(Account{{i}}Tagged e) => Tags = [.. Tags, .. e.Tags];
            private void Apply(in Account{{i}}Moved e) => _moves[e.Branch] = _moves.GetValueOrDefault(e.Branch) + 1;
            private void Apply(Account{{i}}Noted e) => _notes.Add(e.Note);
            private void Apply(in Account{{i}}Closed e) => Status = Status{{i}}.Closed;

            private Money{{i}} Plus(Money{{i}} amount) => Balance + amount;
        }
        """;

    private static string Service(int i) => $$"""
        using Solution.Domain{{i}};

        namespace Solution.Services;

        public sealed class Service{{i}}(IRepository<Account{{i}}, Account{{i}}Id> accounts)
        {
            private readonly int _branch = 1;

            public async Task<Account{{i}}Id> OpenAsync(Guid owner, CancellationToken cancel)
            {
                Account{{i}}Id id = Account{{i}}Id.New();
                await accounts.StartAsync(id, Account{{i}}.Open(owner, "EUR"), cancellationToken: cancel);
                return id;
            }

            public Task CreditAsync(Account{{i}}Id id, decimal amount, CancellationToken cancel)
                => accounts.ExecuteAsync(id, a => a.Credit(amount, "by hand"), cancellationToken: cancel);

            public async Task<decimal> DebitAsync(Account{{i}}Id id, decimal amount, CancellationToken cancel)
            {
                Decided<decimal> decided = await accounts.ExecuteAsync(id, (a, context) =>
                {
                    a.Debit(amount, "by hand", context.Now);
                    a.Move(_branch);
                    return a.Balance.Amount;
                }, cancellationToken: cancel);
                return decided.Value;
            }

            public async Task<string> NameAsync(Account{{i}}Id id, CancellationToken cancel)
            {
                Account{{i}} account = await accounts.LoadAsync(id, cancel);
                return account.Name.Length == 0 ? "without a name" : account.Name;
            }
        }
        """;

    private static string Elsewhere(int i) => $$"""
        namespace Solution.Elsewhere;

        public sealed class Report{{i}}
        {
            private readonly List<(string Name, decimal Value)> _rows = [];

            public int Version { get; set; }

        {{string.Join('\n', Enumerable.Range(0, 20).Select(k => $$"""
                public decimal Sum{{k}}(string prefix)
                {
                    decimal sum = {{k}};
                    foreach ((string name, decimal value) in _rows)
                    {
                        if (name.StartsWith(prefix, StringComparison.Ordinal)) sum += value * {{k + 1}};
                    }

                    Version++;
                    _rows.Add(($"{prefix}-{{k}}", Math.Round(sum, 2)));
                    return _rows.Where(row => row.Value > sum).Select(row => row.Value).DefaultIfEmpty(sum).Max();
                }
            """))}}
        }
        """;
}
