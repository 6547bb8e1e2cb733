namespace Surveys;

public sealed record Question(string Text, List<string> Answers);

public sealed record Section(string Title, ImmutableArray<Question> Questions);

public sealed record Score
{
    public int Points { get; set; }
}

[Event("survey-published")]
public sealed partial record SurveyPublished(
    string Title,
    ImmutableArray<Section> Sections,   // FOLD116
    string[] Languages,   // FOLD116
    IEnumerable<string> Tags,   // FOLD116
    Dictionary<string, string> Texts,   // FOLD116
    byte[] Logo,   // FOLD116
    Score Best);   // FOLD116

[Event("survey-answered")]
public sealed partial record SurveyAnswered(string By)
{
    public List<int> Choices { get; init; } = [];   // FOLD116

    private readonly HashSet<int> _seen = [];   // FOLD116

    public bool IsRepeated(int choice) => !_seen.Add(choice);
}

[Aggregate("survey")]
public sealed partial class Survey
{
    public int Answers { get; private set; }

    public void Answer(string by, List<int> choices) => Raise(new SurveyAnswered(by) { Choices = choices });

    private void Apply(SurveyPublished e) { }

    private void Apply(SurveyAnswered e) => Answers++;
}
