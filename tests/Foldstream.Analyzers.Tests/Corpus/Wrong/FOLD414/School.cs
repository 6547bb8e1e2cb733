namespace SchoolFeed;

[Event("feed-lesson-held")]
public readonly partial record struct LessonHeld(int Number);

[Subscription("school-none")]
public sealed partial class Hidden   // FOLD414
{
    private Hidden() { }

    private void Handle(in LessonHeld e) { }
}

[Subscription("school-two")]
public sealed partial class Twofold   // FOLD414
{
    public Twofold() { }

    internal Twofold(IServiceProvider services) => Services = services;

    public IServiceProvider? Services { get; }

    private void Handle(in LessonHeld e) { }
}

[Subscription("school-ref")]
public sealed partial class ByReference
{
    public ByReference(
        ref int number)   // FOLD414
        => Number = number;

    public int Number { get; }

    private void Handle(in LessonHeld e) { }
}

[Subscription("school-required")]
public sealed partial class Required   // FOLD414
{
    public required string Name { get; init; }

    private void Handle(in LessonHeld e) { }
}
