namespace EventBooking.LocalServers;

/// <summary>A port of a server: one that somebody named, or one that is chosen anew at each start until the server has run on it.</summary>
internal sealed class ServerPort(LocalPort purpose, int? named, Func<LocalPort, int> choose)
{
    private bool _settled = named is not null;

    public int Number { get; private set; } = named ?? 0;

    /// <summary>Whether another program has it, and no other port would do.</summary>
    public bool IsLost => _settled && !Ports.IsFree(Number);

    public void Choose()
    {
        if (!_settled)
        {
            Number = choose(purpose);
        }
    }

    // From now on people know it.
    public void Settle() => _settled = true;
}
