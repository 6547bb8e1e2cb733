namespace Foldstream.Locking;

/// <summary>What is wrong with a lock's text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What is wrong, a sentence without its full stop.</param>
internal sealed record LockProblem(int Line, string Text);
