using System.Net;
using System.Net.Sockets;

namespace Foldstream.PostgreSql.Tests;

/// <summary>When a connection is cut.</summary>
public enum Cut
{
    /// <summary>The request does not reach the server.</summary>
    BeforeRequest,

    /// <summary>Half of the request reaches the server.</summary>
    WithinRequest,

    /// <summary>The server has committed, and its answer does not reach the client.</summary>
    BeforeAnswer,

    /// <summary>The client is cut off, and its request reaches the server later, when the test says so.</summary>
    DelayRequest,
}

/// <summary>Stands between a store and its server, and cuts the connection over which a certain request goes.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[]? _marker;
    private int _cuts;
    private Cut _cut;

    public CuttingProxy(int port)
    {
        Target = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The port of the server that new connections lead to.</summary>
    public int Target { get; set; }

    /// <summary>Whether new connections are refused.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What happens once behind the next cut, before its client learns of it.</summary>
    public Func<Task>? CutDone { get; set; }

    /// <summary>How often a connection was cut.</summary>
    public int CutCount { get; private set; }

    /// <summary>Cuts the connection over which a text goes to the server.</summary>
    public void Arm(Cut cut, string text, int times = 1)
    {
        (_cut, _cuts) = (cut, times);
        Volatile.Write(ref _marker, System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Lets the delayed request through, and waits until the server is done with it.</summary>
    public async Task ReleaseAsync()
    {
        _release.SetResult();
        await _delivered.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task DoneAsync()
    {
        if (CutDone is { } done)
        {
            CutDone = null;
            await done();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_ended.Token);
                if (IsClosed)
                {
                    client.Dispose();
                    continue;
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient near = client, far = new();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, Target);
            near.NoDelay = far.NoDelay = true;
            Relay relay = new(this, near, far);
            await Task.WhenAny(relay.RequestsAsync(), relay.AnswersAsync());
            await relay.Ending;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }

    private sealed class Relay(CuttingProxy proxy, TcpClient near, TcpClient far)
    {
        private volatile bool _cutsAnswer, _delays;

        public Task Ending { get; private set; } = Task.CompletedTask;

        public async Task RequestsAsync()
        {
            byte[] buffer = new byte[1 << 16];
            NetworkStream from = near.GetStream(), to = far.GetStream();
            for (int read; (read = await from.ReadAsync(buffer, proxy._ended.Token)) > 0;)
            {
                ReadOnlyMemory<byte> request = buffer.AsMemory(0, read);
                if (Volatile.Read(ref proxy._marker) is { } marker && request.Span.IndexOf(marker) >= 0)
                {
                    if (--proxy._cuts == 0)
                    {
                        proxy._marker = null;
                    }

                    proxy.CutCount++;
                    switch (proxy._cut)
                    {
                        case Cut.BeforeRequest:
                            await proxy.DoneAsync();
                            return;
                        case Cut.WithinRequest:
                            await to.WriteAsync(request[..(read / 2)], proxy._ended.Token);
                            return;
                        case Cut.DelayRequest:
                            _delays = true;
                            Ending = DeliverAsync(request.ToArray());
                            near.Client.Close();
                            return;
                        default:
                            _cutsAnswer = true;
                            break;
                    }
                }

                await to.WriteAsync(request, proxy._ended.Token);
            }
        }

        public async Task AnswersAsync()
        {
            byte[] buffer = new byte[1 << 16];
            NetworkStream from = far.GetStream(), to = near.GetStream();
            for (int read; (read = await from.ReadAsync(buffer, proxy._ended.Token)) > 0;)
            {
                if (_delays)
                {
                    if (buffer.AsSpan(0, read).EndsWith("Z\0\0\0\u0005I"u8))
                    {
                        proxy._delivered.SetResult();
                    }
                }
                else if (!_cutsAnswer)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read), proxy._ended.Token);
                }
                else if (buffer.AsSpan(0, read).EndsWith("Z\0\0\0\u0005I"u8))
                {
                    // ReadyForQuery: the transaction is over, and committed.
                    await proxy.DoneAsync();
                    return;
                }
            }
        }

        private async Task DeliverAsync(byte[] request)
        {
            await proxy._release.Task;
            await far.GetStream().WriteAsync(request);
            await proxy._delivered.Task;
        }
    }
}
