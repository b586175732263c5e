using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using EventBooking.LocalServers;
using EventBooking.Testing;

namespace EventBooking.SystemTests;

/// <summary>
/// A port that is free when it is chosen may be taken when it is used: worst by a server of the same kind, which answers as ours would.
/// </summary>
public sealed class PortTests
{
    [Theory]
    [InlineData(LocalPort.Postgres)]
    [InlineData(LocalPort.Redis)]
    [InlineData(LocalPort.RabbitMq, LocalPort.RabbitMqPage, LocalPort.RabbitMqNames, LocalPort.RabbitMqNode)]
    public async Task A_port_that_another_server_took_meanwhile_is_chosen_again(LocalPort server, params LocalPort[] further)
    {
        var taken = new ConcurrentDictionary<LocalPort, int>();
        await using var other = await StartAsync(server, Options() with { ChoosePort = purpose => taken[purpose] = Ports.FindFree() });
        foreach (var contested in further.Prepend(server))
        {
            var asked = 0;

            await using var ours = await StartAsync(server, Options() with
            {
                ChoosePort = purpose => purpose == contested && Interlocked.Increment(ref asked) == 1 ? taken[contested] : Ports.FindFree(),
            });

            asked.ShouldBe(2, contested.ToString());
            ours.Port.ShouldNotBe(other.Port);
            ours.Exited.IsCompleted.ShouldBeFalse();
            (await ours.AnswersAsync()).ShouldBeTrue();
            (await other.AnswersAsync()).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(LocalPort.Postgres)]
    [InlineData(LocalPort.Redis)]
    [InlineData(LocalPort.RabbitMq)]
    public async Task A_port_that_somebody_named_is_not_replaced_and_stays_after_a_run(LocalPort server)
    {
        using var other = Taken(out var port);

        var named = await Should.ThrowAsync<LocalServerException>(() => StartAsync(server, Options() with { Port = port }));

        named.Message.ShouldStartWith($"Port {port}, on which ");
        named.Message.ShouldEndWith(" is to listen, is taken by another program.");
        await using var ours = await StartAsync(server, Options());
        var first = ours.Port;
        await ours.StopAsync();
        using (var later = new TcpListener(IPAddress.Loopback, first))
        {
            later.Start();
            (await Should.ThrowAsync<LocalServerException>(() => ours.StartAgainAsync()))
                .Message.ShouldStartWith($"Port {first}, on which ");
        }

        await ours.StartAgainAsync();
        ours.Port.ShouldBe(first);
    }

    [Fact]
    public async Task A_port_that_is_never_free_is_given_up_after_a_few_tries()
    {
        using var other = Taken(out var port);
        var asked = 0;

        var failure = await Should.ThrowAsync<LocalServerException>(() => StartAsync(LocalPort.Redis, Options() with
        {
            ChoosePort = _ =>
            {
                asked++;
                return port;
            },
        }));

        failure.Message.ShouldStartWith("redis found its port taken");
        asked.ShouldBe(5);
    }

    [Fact]
    public void Ports_are_the_same_at_the_next_start_but_for_one_that_is_taken()
    {
        var folder = TestFolder.Subfolder("ports");
        var first = Choose(folder);
        Choose(folder).ShouldBe(first);
        using var other = new TcpListener(IPAddress.Loopback, first[0]);
        other.Start();

        var second = Choose(folder);

        second[0].ShouldNotBe(first[0]);
        second[1].ShouldBe(first[1]);
        other.Stop();
        Choose(folder).ShouldBe(second, "What was chosen anew is the one that is known now.");

        static int[] Choose(string path)
        {
            using var opened = SystemFolder.Open(path, "the test");
            return [opened.Ports.Choose(LocalPort.Redis), opened.Ports.Choose(LocalPort.MailPage)];
        }
    }

    private static LocalServerOptions Options() => TestServers.OwnServerOptions("taken port");

    private static async Task<LocalServer> StartAsync(LocalPort server, LocalServerOptions options) => server switch
    {
        LocalPort.Postgres => await LocalPostgres.StartAsync(options),
        LocalPort.Redis => await LocalRedis.StartAsync(options),
        _ => await LocalRabbitMq.StartAsync(options),
    };

    private static TcpListener Taken(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }
}
