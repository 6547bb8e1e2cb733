namespace School;

[Event("pupil-praised")]
public readonly partial record struct PupilPraised(string By);

[Aggregate("pupil")]
public sealed partial class Pupil   // FOLD209
{
    public Pupil(string name) => Name = name;

    public string Name { get; }

    public int Praises { get; private set; }

    private void Apply(in PupilPraised e) => Praises++;
}

[Aggregate("teacher")]
public sealed partial class Teacher(string name)   // FOLD209
{
    public string Name => name;

    public int Praised { get; private set; }

    private void Apply(in PupilPraised e) => Praised++;
}

[Aggregate("class-book")]
public sealed partial record ClassBook(int Praises)   // FOLD209
{
    private ClassBook Apply(in PupilPraised e) => this with { Praises = Praises + 1 };
}

[Aggregate("mark")]
public readonly partial record struct Mark(int Points)   // FOLD209
{
    public static Mark? Initial => null;

    private Mark Apply(in PupilPraised e) => this with { Points = Points + 1 };
}
