using System.CommandLine;
using System.Globalization;
using System.Net;
using EventBooking.LocalServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace EventBooking.Bench.Subjects;

/// <summary>
/// What the web server itself can do: it answers every GET and every POST with the same bytes, without routing, middleware or a
/// look at the request.
/// </summary>
internal static class BareKestrel
{
    private static readonly Option<int> Port = new("--port") { Required = true };
    private static readonly Option<string> Get = new("--get") { Required = true, Description = "File with the answer to GET." };
    private static readonly Option<string> Post = new("--post") { Required = true, Description = "File with the answer to POST." };
    private static readonly Option<int> PostStatus = new("--post-status") { Required = true };

    /// <summary>Runs it in this process, which is one of its own.</summary>
    public static Command Command
    {
        get
        {
            var command = new Command("kestrel", "A bare Kestrel that answers constants.") { Port, Get, Post, PostStatus };
            command.Hidden = true;
            command.SetAction((result, cancellationToken) => RunAsync(
                result.GetValue(Port), result.GetValue(Get)!, result.GetValue(Post)!, result.GetValue(PostStatus), cancellationToken));
            return command;
        }
    }

    /// <summary>Starts it as a child with the answers that the API gives, and returns when it listens.</summary>
    public static async Task<WebSubject> StartAsync(byte[] get, byte[] post, int postStatus, CancellationToken cancellationToken)
    {
        var getFile = Path.Combine(TreePaths.Work, "get.answer");
        var postFile = Path.Combine(TreePaths.Work, "post.answer");
        await File.WriteAllBytesAsync(getFile, get, cancellationToken);
        await File.WriteAllBytesAsync(postFile, post, cancellationToken);
        var port = Ports.FindFree();
        return await WebSubject.StartAsync(
            SubjectNames.Kestrel,
            port,
            "/",
            new ChildProcessOptions
            {
                Name = "kestrel",
                FileName = BuiltPrograms.DotNet,
                Arguments =
                [
                    BuiltPrograms.Assembly("EventBooking.Bench"), "kestrel", "--port", port.ToString(CultureInfo.InvariantCulture),
                    "--get", getFile, "--post", postFile, "--post-status", postStatus.ToString(CultureInfo.InvariantCulture),
                ],
            },
            cancellationToken);
    }

    private static async Task RunAsync(int port, string getFile, string postFile, int postStatus, CancellationToken cancellationToken)
    {
        var get = await File.ReadAllBytesAsync(getFile, cancellationToken);
        var post = await File.ReadAllBytesAsync(postFile, cancellationToken);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        await using var app = builder.Build();
        app.Run(context =>
        {
            var isPost = HttpMethods.IsPost(context.Request.Method);
            var bytes = isPost ? post : get;
            var response = context.Response;
            response.StatusCode = isPost ? postStatus : StatusCodes.Status200OK;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
