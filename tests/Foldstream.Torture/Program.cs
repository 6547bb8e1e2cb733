using System.CommandLine;
using Foldstream.Torture.Fuzzing;

RootCommand root = new("Tries to break Foldstream's promises. Every command prints its seed, and fails when a promise is broken.") { FuzzCommand.Create() };
return await root.Parse(args).InvokeAsync();
