namespace Meters;

[Event("meter-read")]
public sealed partial record MeterRead(decimal Value)
{
    public string? Reader { get; set; }   // FOLD103

    public DateOnly On { get; private set; }   // FOLD103

    public int Digits;   // FOLD103
}

[Event("meter-replaced")]
public sealed partial record MeterReplaced(string Old, string New)
{
    private int _checks, _digits;   // FOLD103 FOLD103

    public int Sum => _checks + _digits;

    public void Check() => _digits = ++_checks;
}
