namespace Clinic;

[Identifier]
public readonly partial record struct AppointmentId(Guid Value) : IParsable<AppointmentId>;

public enum Room : short
{
    Consulting1 = 1,
    Consulting2 = 2,
    Laboratory = 10,
    Radiology = 11,
}

[Event("appointment-made")]
public readonly partial record struct AppointmentMade(PatientId Patient, string Doctor, DateTimeOffset At, TimeSpan Length);

[Event("appointment-moved")]
public readonly partial record struct AppointmentMoved(DateTimeOffset To);

[Event("patient-came")]
public readonly partial record struct PatientCame(Room Room);

[Event("patient-did-not-come")]
public readonly partial record struct PatientDidNotCome;

[Event("appointment-ended")]
public readonly partial record struct AppointmentEnded(string? Letter);

[Event("reminder-sent")]
public readonly partial record struct ReminderSent(string To);

[Aggregate("appointment", Key = typeof(AppointmentId))]
public sealed partial class Appointment
{
    private DateTimeOffset? _reminded;

    private Appointment(in AppointmentMade e)
    {
        (Patient, Doctor, At, Length) = (e.Patient, e.Doctor, e.At, e.Length);
        State = State.Planned;
    }

    public PatientId Patient { get; }

    public string Doctor { get; }

    public DateTimeOffset At { get; private set; }

    public TimeSpan Length { get; }

    public State State { get; private set; }

    public Room? Room { get; private set; }

    public TimeSpan Waited { get; private set; }

    public int Moves { get; private set; }

    public static AppointmentMade Make(PatientId patient, string doctor, DateTimeOffset at, TimeSpan? length = null)
    {
        Refuse.If(at.Minute % 5 != 0, "Appointments begin every five minutes.");
        return new AppointmentMade(patient, doctor, at, length ?? TimeSpan.FromMinutes(15));
    }

    public void Move(DateTimeOffset to)
    {
        Refuse.If(State is not State.Planned, "Only a planned appointment is moved.");
        Refuse.If(Moves >= 3, "An appointment is moved three times at most.");
        if (to != At) Raise(new AppointmentMoved(to));
    }

    public bool NeedsReminder(DateTimeOffset now) => State is State.Planned && _reminded is null && At - now < TimeSpan.FromDays(1);

    public bool Remind(string to, DecisionContext decision)
    {
        if (!NeedsReminder(decision.Now)) return false;

        Raise(new ReminderSent(to));
        return true;
    }

    public void Come(Room room)
    {
        Refuse.If(State is not State.Planned, "The patient has come.");
        Raise(new PatientCame(room));
    }

    public void Miss(DateTimeOffset now)
    {
        Refuse.If(now < At + Length, "The patient may still come.");
        Raise(new PatientDidNotCome());
    }

    public void End(string? letter = null)
    {
        Refuse.If(State is not State.Here, "Nobody is here.");
        Raise(new AppointmentEnded(letter));
    }

    private void Apply(in AppointmentMoved e)
    {
        At = e.To;
        Moves++;
        _reminded = null;
    }

    private void Apply(in PatientCame e, in EventContext context)
    {
        State = State.Here;
        Room = e.Room;
        Waited = Longest(TimeSpan.Zero, context.Time - At);
    }

    private void Apply(PatientDidNotCome e) => State = State.Missed;

    private void Apply(in AppointmentEnded e) => State = State.Over;

    private void Apply(in ReminderSent e, in EventContext context) => _reminded = context.Time;

    private static TimeSpan Longest(TimeSpan x, TimeSpan y) => x > y ? x : y;
}

public enum State
{
    None,
    Planned,
    Here,
    Missed,
    Over,
}
