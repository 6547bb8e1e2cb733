namespace Gym;

[Event("member-joined")]
public sealed partial record MemberJoined(string Name);

[Event("member-trained")]
public readonly partial record struct MemberTrained(int Minutes);

[Event("member-paid")]
public readonly partial record struct MemberPaid(decimal Amount);

[Event("member-paused")]
public readonly partial record struct MemberPaused(int Weeks);

[Event("member-left")]
public readonly partial record struct MemberLeft(string Why);

[Event("member-praised")]
public readonly partial record struct MemberPraised(string By);

[Aggregate("gym-member")]
public partial class Member
{
    private Member(MemberJoined e) => Name = e.Name;

    public string Name { get; }

    public int Minutes { get; private set; }

    public decimal Paid { get; private set; }

    public bool IsAway { get; private set; }

    private async Task Apply(MemberTrained e)   // FOLD205
    {
        await Task.Yield();
        Minutes += e.Minutes;
    }

    private Member Apply(in MemberPaid e)   // FOLD205
    {
        Paid += e.Amount;
        return this;
    }

    private void Apply(ref MemberPaused e) => IsAway = true;   // FOLD205

    private void Apply(in MemberLeft e, bool forEver) => IsAway = forEver;   // FOLD205

    protected virtual void Apply(in MemberPraised e) { }   // FOLD205
}
