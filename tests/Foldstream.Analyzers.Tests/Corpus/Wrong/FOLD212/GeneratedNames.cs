namespace Diary
{
    [Event("day-described")]
    public readonly partial record struct DayDescribed(string Text);

    [Aggregate("diary")]
    public sealed partial class Diary
    {
        public int Events { get; private set; }   // FOLD212

        private void Raise(string text) => Text = text;   // FOLD212

        public string Text { get; private set; } = "";

        private void Apply(in DayDescribed e)
        {
            Raise(e.Text);
            Events++;
        }
    }

    [Aggregate("calendar")]
    public sealed partial record Calendar(ImmutableArray<string> Events)   // FOLD212
    {
        public static Calendar Initial { get; } = new([]);

        private Calendar Apply(in DayDescribed e) => this with { Events = Events.Add(e.Text) };
    }
}

namespace Diary.Past.Events
{
    [Event("day-forgotten")]
    public readonly partial record struct DayForgotten(DateOnly Day);
}

namespace Diary.Past
{
    [Aggregate("old-diary")]
    public sealed partial class OldDiary
    {
        public int Forgotten { get; private set; }

        private void Apply(in Events.DayForgotten e) => Forgotten++;   // FOLD212
    }
}
