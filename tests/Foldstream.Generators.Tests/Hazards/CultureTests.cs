using System.Globalization;

namespace Foldstream.Generators.Tests.Hazards;

public sealed class CultureTests
{
    private const string Source = """
        namespace Shop;

        public enum Level : short { Low = -1, High = 1 }

        [Event("measured", Version = 1234)]
        public sealed partial record Measured(int A = -1, decimal B = -1.5m, double C = -1234.5, Level D = Level.Low, Level? E = (Level)(-7), long F = long.MinValue);

        [Aggregate("gauge", Key = typeof(long))]
        public sealed partial class Gauge
        {
            private void Apply(Measured e) { }
        }
        """;

    [Fact]
    public void The_culture_of_the_machine_does_not_show()
    {
        CultureInfo usual = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NegativeSign, odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NumberGroupSeparator) = ("minus", ",", ".");
        Generation expected = Generation.Of(Source), actual;
        try
        {
            CultureInfo.CurrentCulture = odd;
            actual = Generation.Of(Source);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        Assert.Empty(expected.Problems);
        Assert.Equal(expected.Files, actual.Files);
    }
}
