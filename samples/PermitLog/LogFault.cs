namespace PermitLog;

/// <summary>The log can't be read. The message is one line that says where and what.</summary>
internal sealed class LogFault : Exception
{
    public LogFault(string path, string fault, Exception? innerException = null)
        : base($"{path}: {fault}", innerException)
    {
    }

    public LogFault(string path, int line, string fault)
        : base($"{path}, line {line}: {fault}")
    {
    }
}
