namespace EventBooking.LocalServers;

/// <summary>
/// Decides what becomes of an attempt to send: null goes on as usual, an answer is given instead. A policy that takes its time makes the
/// server slow. Called for several connections at once.
/// </summary>
/// <param name="attempt">What a client does.</param>
/// <param name="cancellationToken">The connection is gone.</param>
public delegate ValueTask<SmtpAnswer?> MailPolicy(MailAttempt attempt, CancellationToken cancellationToken);
