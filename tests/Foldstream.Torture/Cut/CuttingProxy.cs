using System.Net;
using System.Net.Sockets;

namespace Foldstream.Torture.Cut;

/// <summary>Stands between a store and its server, and cuts the connection of the next append when it is told to.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    /// <summary>Longer than the store looks for an outcome.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMilliseconds(450);

    private const int None = -1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly byte[] _marker;
    private readonly int _target;
    private readonly Task _accepting;
    private int _armed = None, _cuts;
    private long _awayUntil;

    /// <param name="target">The server's port on 127.0.0.1.</param>
    /// <param name="marker">What stands in the request of an append, and in no other.</param>
    public CuttingProxy(int target, ReadOnlySpan<byte> marker)
    {
        (_target, _marker) = (target, marker.ToArray());
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int CutCount => Volatile.Read(ref _cuts);

    /// <summary>Cuts the connection of the next append.</summary>
    public void Arm(CutKind kind) => Volatile.Write(ref _armed, (int)kind);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_ended.Token);
                if (Environment.TickCount64 < Interlocked.Read(ref _awayUntil))
                {
                    client.Dispose();
                    continue;
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient near = client, far = new();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _ended.Token);
            near.NoDelay = far.NoDelay = true;
            Connection connection = new(this, near, far, _ended.Token);
            await Task.WhenAny(connection.SendAsync(), connection.AnswerAsync());
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two has ended it.
        }
    }

    /// <summary>One connection through the proxy.</summary>
    private sealed class Connection(CuttingProxy proxy, TcpClient near, TcpClient far, CancellationToken cancellationToken)
    {
        private volatile bool _cutsAnswer;

        public async Task SendAsync()
        {
            byte[] buffer = new byte[1 << 17];
            NetworkStream from = near.GetStream(), to = far.GetStream();
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                ReadOnlyMemory<byte> request = buffer.AsMemory(0, read);
                int armed = request.Span.IndexOf(proxy._marker) >= 0 ? Interlocked.Exchange(ref proxy._armed, None) : None;
                if (armed != None)
                {
                    Interlocked.Increment(ref proxy._cuts);
                }

                if ((CutKind)armed is CutKind.BeforeRequestAndAway or CutKind.BeforeAnswerAndAway)
                {
                    Interlocked.Exchange(ref proxy._awayUntil, Environment.TickCount64 + (long)Away.TotalMilliseconds);
                }

                switch ((CutKind)armed)
                {
                    case CutKind.BeforeRequest or CutKind.BeforeRequestAndAway:
                        return;
                    case CutKind.WithinRequest:
                        await to.WriteAsync(request[..(read / 2)], cancellationToken);
                        return;
                    case CutKind.DelayedRequest:
                        near.Client.Close();
                        await Task.Delay(Away / 2, cancellationToken);
                        await to.WriteAsync(request, cancellationToken);
                        await Task.Delay(Away, cancellationToken);
                        return;
                    case CutKind.BeforeAnswer or CutKind.BeforeAnswerAndAway:
                        _cutsAnswer = true;
                        break;
                }

                await to.WriteAsync(request, cancellationToken);
            }
        }

        public async Task AnswerAsync()
        {
            byte[] buffer = new byte[1 << 16];
            NetworkStream from = far.GetStream(), to = near.GetStream();
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (!_cutsAnswer)
                {
                    try
                    {
                        await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    }
                    catch (Exception e) when (e is IOException or ObjectDisposedException)
                    {
                        // The client is gone; what was sent for it still has to reach the server.
                    }
                }
                else if (buffer.AsSpan(0, read).EndsWith("Z\0\0\0\u0005I"u8))
                {
                    // ReadyForQuery: the transaction is over.
                    return;
                }
            }
        }
    }
}
