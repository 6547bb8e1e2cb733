using Foldstream.Testing;
using PermitLog;

namespace Foldstream.PermitLog.Tests;

public sealed class EventLawTests
{
    [Fact]
    public void Permits_keep_the_laws() => EventLaws.Of(typeof(Permit).Assembly).Check();
}
