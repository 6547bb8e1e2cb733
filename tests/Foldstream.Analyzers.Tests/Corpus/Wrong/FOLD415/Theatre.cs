namespace TheatreFeed;

[Event("feed-play-shown")]
public readonly partial record struct PlayShown(int Number);

[Subscription("theatre-posters")]
[Ignores("PlayRehearsed")]   // FOLD415
[Ignores("")]   // FOLD415
public sealed partial class Posters
{
    private void Handle(in PlayShown e) { }
}
