namespace EventBooking.LocalServers;

internal sealed class LogFile : IDisposable
{
    private const int LinesKept = 20;

    private readonly Lock _gate = new();
    private readonly Queue<string> _recent = new();
    private StreamWriter? _writer;

    public LogFile(string? path)
    {
        if (path is not null)
        {
            new FileInfo(path).Directory?.Create();
            if (File.Exists(path))
            {
                File.Move(path, Path.ChangeExtension(path, ".previous.log"), overwrite: true);
            }

            var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            _writer = new StreamWriter(file) { AutoFlush = true };
        }
    }

    public string Recent()
    {
        lock (_gate)
        {
            return string.Join(Environment.NewLine, _recent);
        }
    }

    public void Write(string line)
    {
        lock (_gate)
        {
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
            _writer?.Dispose();
            _writer = null;
        }
    }
}
