using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace EventBooking.Notifier.Mail.Smtp;

/// <summary>
/// Keeps connections to the mail server open between mails: most of the time that a mail takes goes into a new one. Thread-safe.
/// </summary>
internal sealed class SmtpPool : IAsyncDisposable
{
    /// <summary>How long a connection waits for another mail.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    // A server may have closed meanwhile what waited longer: it is asked before it gets a mail.
    private static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(1);

    private readonly SmtpConnector _connector;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly Lock _gate = new();
    private readonly List<SmtpSession> _idle = [];
    private readonly ITimer _sweeper;
    private bool _isClosed;

    public SmtpPool(SmtpConnector connector, IOptions<MailOptions> options, TimeProvider time)
    {
        _connector = connector;
        _time = time;
        _places = new SemaphoreSlim(options.Value.Connections);
        _sweeper = time.CreateTimer(_ => _ = CloseIdleAsync(IdleLimit), state: null, IdleLimit / 3, IdleLimit / 3);
    }

    /// <summary>Why the latest connection could not be opened; null since one could.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Waits for a place, and takes a connection that is open, or opens one.</summary>
    /// <param name="isFresh">True takes none that carried a mail before.</param>
    /// <exception cref="SmtpConnectException">None could be opened.</exception>
    public async Task<SmtpSession> RentAsync(bool isFresh, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            while (TakeIdle() is { } session)
            {
                if (!isFresh && await AnswersAsync(session, cancellationToken))
                {
                    return session;
                }

                // A fresh one takes its place: what is open and what is at rest are together never more than allowed.
                session.Dispose();
                if (isFresh)
                {
                    break;
                }
            }

            return await OpenAsync(cancellationToken);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Gives a connection back.</summary>
    public void Return(SmtpSession session, bool isUsable)
    {
        session.IsUsed = true;
        session.IdleSince = _time.GetUtcNow();
        if (!isUsable || !session.IsConnected || !TryKeep(session))
        {
            session.Dispose();
        }

        _places.Release();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        await _sweeper.DisposeAsync();
        await CloseIdleAsync(TimeSpan.Zero);
    }

    private async Task<SmtpSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await _connector.ConnectAsync(cancellationToken);
            Trouble = null;
            return session;
        }
        catch (SmtpConnectException exception)
        {
            Trouble = exception.Code;
            throw;
        }
    }

    private bool TryKeep(SmtpSession session)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _idle.Add(session);
            }

            return !_isClosed;
        }
    }

    // The latest first: where few are needed the others come to rest and are closed.
    private SmtpSession? TakeIdle()
    {
        lock (_gate)
        {
            if (_idle.Count == 0)
            {
                return null;
            }

            var session = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return session;
        }
    }

    private async Task<bool> AnswersAsync(SmtpSession session, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() - session.IdleSince < TrustedFor)
        {
            return true;
        }

        try
        {
            await session.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is SmtpCommandException || SmtpFailures.OfConnecting(exception) is not null)
        {
            return false;
        }
    }

    private async Task CloseIdleAsync(TimeSpan limit)
    {
        List<SmtpSession> resting;
        lock (_gate)
        {
            var before = _time.GetUtcNow() - limit;
            resting = _idle.FindAll(session => session.IdleSince <= before);
            _idle.RemoveAll(resting.Contains);
        }

        foreach (var session in resting)
        {
            using var patience = new CancellationTokenSource(GoodbyeLimit, _time);
            try
            {
                await session.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException || SmtpFailures.OfConnecting(exception) is not null)
            {
                // It is closed either way.
            }

            session.Dispose();
        }
    }
}
