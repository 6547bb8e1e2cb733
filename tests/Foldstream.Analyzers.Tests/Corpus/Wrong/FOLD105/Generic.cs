namespace Sensors;

[Event("value-measured")]
public sealed partial record Measured<T>(T Value);   // FOLD105

public partial class Series<T>
{
    [Event("series-begun")]
    public sealed partial record Begun(string Name);   // FOLD105
}

[Event("sensor-reset")]
file sealed partial record SensorReset(int Reason);   // FOLD105

public partial class Station
{
    [Event("station-moved")]
    private sealed partial record Moved(double Height);   // FOLD105
}
