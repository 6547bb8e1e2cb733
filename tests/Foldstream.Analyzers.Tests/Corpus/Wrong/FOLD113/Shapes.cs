namespace Drawing;

public abstract record Shape;

[Case(1)] public record Circle(double Radius) : Shape;   // FOLD113

[Case(2)] public sealed record Polygon(ImmutableQueue<double> Corners) : Shape;   // FOLD113

[Case(3)] public sealed record Square : Shape   // FOLD113
{
    public Square(double side) => Side = side;

    public double Side { get; init; }
}

[Case(4)] public sealed record Text<T>(T Value) : Shape;   // FOLD113

[Case(5)] public sealed record Line(double Length) : Shape   // FOLD113
{
    public string? Colour { get; set; }
}

public abstract record Layer
{
    public string? Name { get; init; }
}

[Case(1)] public sealed record Background(int Colour) : Layer;   // FOLD113

[Event("shape-drawn")]
public sealed partial record ShapeDrawn(Shape Shape);

[Aggregate("drawing")]
public sealed partial class Picture
{
    public int Shapes { get; private set; }

    public void Draw(double radius) => Raise(new ShapeDrawn(new Circle(radius)));

    private void Apply(ShapeDrawn e) => Shapes++;
}
