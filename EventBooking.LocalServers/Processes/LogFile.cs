namespace EventBooking.LocalServers;

internal sealed class LogFile : IDisposable
{
    private const int LinesKept = 20;

    private readonly Lock _gate = new();
    private readonly Queue<string> _recent = new();
    private readonly StreamWriter? _writer;
    private bool _closed;

    public LogFile(string? path)
    {
        if (path is null)
        {
            return;
        }

        new FileInfo(path).Directory?.Create();
        if (File.Exists(path))
        {
            File.Move(path, Path.ChangeExtension(path, ".previous.log"), overwrite: true);
        }

        _writer = new StreamWriter(
            new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        { AutoFlush = true };
    }

    public string Recent
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _recent);
            }
        }
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _writer?.WriteLine(line);
            _recent.Enqueue(line);
            if (_recent.Count > LinesKept)
            {
                _recent.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _writer?.Dispose();
        }
    }
}
