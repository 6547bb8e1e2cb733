namespace Gym.Courses;

[Event("course-opened")]
public readonly partial record struct CourseOpened(int Places);

[Event("place-taken")]
public readonly partial record struct PlaceTaken(string By);

[Event("place-freed")]
public readonly partial record struct PlaceFreed(string By);

[Event("course-moved")]
public readonly partial record struct CourseMoved(string To);

[Aggregate("gym-course")]
public sealed partial record Course(int Places, string? Room)
{
    public static Course Initial { get; } = new(0, null);

    private Course(in CourseOpened e)   // FOLD205
        : this(e.Places, null)
    {
    }

    private void Apply(in PlaceTaken e) { }   // FOLD205

    private int Apply(in PlaceFreed e) => Places + 1;   // FOLD205

    private static Course Apply(in CourseMoved e) => Initial with { Room = e.To };   // FOLD205
}
