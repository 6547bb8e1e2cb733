using System.ComponentModel;

namespace Foldstream.Formatters;

/// <summary>The one instance of a formatter that has no <c>Instance</c> of its own.</summary>
/// <typeparam name="TFormatter">The formatter.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormatterInstance<TFormatter>
    where TFormatter : new()
{
    /// <summary>The formatter.</summary>
#pragma warning disable CA1000 // Generated code names the type anyway.
    public static TFormatter Value { get; } = new();
#pragma warning restore CA1000
}
