using System.IO;

namespace Surveys.Reports;

public interface IPrinter
{
    void Print(string text);
}

[Aggregate("report-template")]
public sealed partial class Template
{
    public string? Name { get; private set; }

    private void Apply(ReportPrinted e) => Name = e.Name;
}

[Event("report-printed")]
public sealed partial record ReportPrinted(
    string Name,
    Func<string, string> Translate,   // FOLD116
    Stream Pages,   // FOLD116
    Task<int> Count,   // FOLD116
    IPrinter On,   // FOLD116
    Template From,   // FOLD116
    Exception? Failure);   // FOLD116
