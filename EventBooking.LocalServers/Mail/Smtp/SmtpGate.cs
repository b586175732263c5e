namespace EventBooking.LocalServers;

/// <summary>What a conversation asks and tells the catcher.</summary>
/// <param name="policy">The policy that holds now.</param>
/// <param name="show">Called for each mail that is kept.</param>
/// <param name="aborted">The connection is gone.</param>
internal sealed class SmtpGate(Func<MailPolicy?> policy, Action<CaughtMail> show, CancellationToken aborted)
{
    /// <summary>Null goes on as usual.</summary>
    public ValueTask<SmtpAnswer?> AskAsync(MailStage stage, string sender, IReadOnlyList<string> recipients, CaughtMail? mail = null) =>
        policy() is { } asked ? asked(new MailAttempt(stage, sender, recipients, mail), aborted) : ValueTask.FromResult<SmtpAnswer?>(null);

    public void Show(CaughtMail mail) => show(mail);
}
