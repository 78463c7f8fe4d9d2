using System.IO.Pipelines;
using System.Text;
using Deploy.Local.Traffic.Names;

namespace Deploy.Local.Tests.Traffic;

/// <summary>Requests for tunnels, told from others by their first bytes.</summary>
public sealed class TunnelRequestTests
{
    [Theory]
    [InlineData("CON|NECT orders:8080 HTTP/1.1\r|\nHost: orders:8080\r\n|\r\nrest", "orders", 8080)]
    [InlineData("CONNECT [::1]:443 HTTP/1.1\r\n\r\n", "::1", 443)]
    public async Task One_is_taken_in_any_pieces_and_what_follows_stays(string text, string host, int port)
    {
        var pipe = new Pipe();
        var comes = TunnelRequest.ComesAsync(pipe.Reader, default);
        var taken = TakeAsync(comes, pipe.Reader);
        foreach (var piece in text.Split('|'))
        {
            Assert.False(taken.IsCompleted);
            await WriteAsync(pipe, piece);
        }

        Assert.Equal(new TunnelRequest(host, port), await taken);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(text.Split('|')[^1][(text.Split('|')[^1].LastIndexOf('\n') + 1)..], Encoding.ASCII.GetString((await pipe.Reader.ReadAsync()).Buffer));
    }

    [Theory]
    [InlineData("GET http://orders:8080/ HTTP/1.1\r\n\r\n")]
    [InlineData("CONSIDER")]
    [InlineData("CON")]
    public async Task What_is_none_stays_as_it_came(string text)
    {
        var pipe = new Pipe();
        await WriteAsync(pipe, text);
        await pipe.Writer.CompleteAsync();

        Assert.False(await TunnelRequest.ComesAsync(pipe.Reader, default));
        Assert.Equal(text, Encoding.ASCII.GetString((await pipe.Reader.ReadAsync()).Buffer));
    }

    [Theory]
    [InlineData("CONNECT orders HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT orders:0 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT orders:65536 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT :80 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT orders:80\r\n\r\n")]
    [InlineData("CONNECT orders:80 HTTP/1.1\r\nHost: x")]
    public async Task One_without_host_port_or_end_is_none(string text)
    {
        var pipe = new Pipe();
        await WriteAsync(pipe, text);
        await pipe.Writer.CompleteAsync();

        Assert.Null(await TunnelRequest.TakeAsync(pipe.Reader, default));
    }

    private static async Task<TunnelRequest?> TakeAsync(Task<bool> comes, PipeReader reader)
    {
        Assert.True(await comes);
        return await TunnelRequest.TakeAsync(reader, default);
    }

    private static async Task WriteAsync(Pipe pipe, string text)
    {
        await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes(text));
        await pipe.Writer.FlushAsync();
    }
}
