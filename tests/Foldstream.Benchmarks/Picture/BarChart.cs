using System.Globalization;
using System.Net;
using System.Text;

namespace Foldstream.Benchmarks.Picture;

/// <summary>Bars from a common zero, on a scale that is not bent; legible on white and on black.</summary>
internal static class BarChart
{
    private const int Width = 920, TextWidth = 430, NumberWidth = 80, RowHeight = 22, Top = 44;

    public static string Draw(PrintedTable table)
    {
        double most = table.Rows.Max(row => row.Nanoseconds);
        StringBuilder svg = new();
        svg.Append(string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{Top + (table.Rows.Count * RowHeight) + 12}}" role="img" aria-label="{{Escape(table.Title)}}">
              <style>
                text { font: 13px system-ui, sans-serif; fill: #1f2328 }
                .title { font-weight: 600; font-size: 15px }
                .ours { fill: #1a7f64 }
                .other { fill: #8c959f }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #3fb68b } .other { fill: #6e7681 } }
              </style>
              <text class="title" x="8" y="24">{{Escape(table.Title)}}: nanoseconds per event</text>

            """));
        for (int i = 0; i < table.Rows.Count; i++)
        {
            (string what, double nanoseconds) = table.Rows[i];
            int y = Top + (i * RowHeight);
            double bar = Math.Max(1, nanoseconds / most * (Width - TextWidth - NumberWidth));
            string kind = what.StartsWith("Foldstream", StringComparison.Ordinal) ? "ours" : "other";
            svg.Append(string.Create(CultureInfo.InvariantCulture, $"""
                  <text x="{TextWidth - 10}" y="{y + 15}" text-anchor="end">{Escape(what)}</text><rect class="{kind}" x="{TextWidth}" y="{y + 3}" width="{bar:F1}" height="{RowHeight - 6}" rx="2"/><text x="{TextWidth + bar + 6:F1}" y="{y + 15}">{nanoseconds:0.#}</text>

                """));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
