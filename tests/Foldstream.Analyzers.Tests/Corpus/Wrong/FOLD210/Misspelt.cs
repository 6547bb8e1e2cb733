namespace Notes;

[Event("note-written")]
public readonly partial record struct NoteWritten(string Text);

[Aggregate("notebook")]
[Ignores("NoteViewed")]   // FOLD210
[Ignores("note_printed")]   // FOLD210
[Ignores("note-shared")]
public sealed partial class Notebook
{
    public int Notes { get; private set; }

    private void Apply(in NoteWritten e) => Notes++;
}
