using Foldstream.Analyzers.Locking;
using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Upcasting;

/// <summary>Holds one upcaster against the lock and the others.</summary>
internal readonly struct UpcasterCheck(SymbolAnalysisContext context, UpcasterModel upcaster, MethodDeclarationSyntax syntax)
{
    public void Run()
    {
        UpcasterIndex index = UpcasterIndex.Of(context.Compilation, context.CancellationToken);
        CheckNeed();
        CheckOthers(index);
        CheckResults(index);
    }

    private void CheckNeed()
    {
        EventLockFile? file = EventLockFile.Find(context.Options, context.CancellationToken);
        LockKey key = new("event", upcaster.EventName, upcaster.Version);
        if (file?.Lock.Current.Any(entry => entry.Key == key) == true) return;

        string cause = file is null ? "and this project has no events.lock that would say what that looked like" : "which events.lock does not hold: no such event is stored";
        Report(Descriptors.FOLD324_UpcasterIsNotNeeded, syntax.ParameterList.Parameters[0].Type!.GetLocation(), upcaster.EventName, upcaster.Version, cause);
    }

    private void CheckOthers(UpcasterIndex index)
    {
        string own = upcaster.Container.FullName + "." + upcaster.Method;
        List<UpcasterModel> all = [.. index.Own(upcaster.Key)];
        if (all.Count < 2) return;

        string other = all.Select(one => one.Container.FullName + "." + one.Method).FirstOrDefault(name => name != own) ?? own;
        Report(Descriptors.FOLD325_OldVersionIsUpcastTwice, syntax.Identifier.GetLocation(), upcaster.EventName, upcaster.Version, $"'{other.Replace("global::", "")}'");
    }

    private void CheckResults(UpcasterIndex index)
    {
        foreach (UpcastResult result in upcaster.Results.Where(result => result.IsOld))
        {
            OldVersionKey key = new(result.EventName, result.Version);
            if (!index.Takes(key))
            {
                Report(Descriptors.FOLD322_UpcasterLeadsNowhere, syntax.ReturnType.GetLocation(), upcaster.EventName, upcaster.Version, key.EventName, key.Version, "which no upcaster takes any further");
            }
            else if (Circle(index, key) is { } circle)
            {
                Report(Descriptors.FOLD323_UpcastersGoInCircles, syntax.Identifier.GetLocation(), circle);
                return;
            }
        }
    }

    /// <summary>The way from an old version back to the upcaster's own, or null.</summary>
    private string? Circle(UpcasterIndex index, OldVersionKey from)
    {
        OldVersionKey own = upcaster.Key;
        HashSet<OldVersionKey> seen = [];
        return Leads(from) ? string.Join(", ", seen.Append(own).Distinct().OrderBy(key => key.EventName, StringComparer.Ordinal).ThenBy(key => key.Version).Select(Describe)) : null;

        bool Leads(OldVersionKey key)
            => key == own || (seen.Add(key) && index.Graph.Find(key) is { } step && step.Results.Any(result => result.IsOld && Leads(result.Key)));
    }

    private static string Describe(OldVersionKey key) => FormattableString.Invariant($"'{key.EventName}' v{key.Version}");

    private void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments));
}
