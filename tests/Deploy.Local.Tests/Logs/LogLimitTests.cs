using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Tests.Logs;

public sealed class LogLimitTests
{
    private static readonly LogLimits Small = new() { Segment = 10_000, Stream = 50_000, All = 120_000 };

    [Fact]
    public void A_stream_keeps_its_newest_lines()
    {
        using var scene = new LineStoreScene(Small);

        Fill(scene, "web/1", 1, 5_000);

        var left = LineStoreScene.Messages(scene.Stream()).ToList();
        Assert.InRange(scene.Files.Sum(file => new FileInfo(file).Length), 30_000, Small.Stream);
        Assert.Equal("line 5000", left[^1]);
        Assert.Equal(Enumerable.Range(5_001 - left.Count, left.Count).Select(i => $"line {i}"), left);
        Assert.Equal(5_001, scene.Stream().Next);
    }

    [Fact]
    public void All_streams_together_lose_the_oldest_files_also_of_streams_of_an_earlier_run()
    {
        using var scene = new LineStoreScene(Small);
        foreach (var stream in new[] { "1", "2", "3" })
            Fill(scene, stream, 1, 1_000);
        MakeOlder(scene);
        scene.Restart();

        for (var i = 4; i <= 9; i++)
        {
            Fill(scene, $"{i}", 1, 1_000);
            MakeOlder(scene);
        }

        Assert.InRange(scene.Files.Sum(file => new FileInfo(file).Length), 60_000, Small.All);
        // What went was the oldest; its stream stays and goes on counting.
        Assert.Empty(LineStoreScene.Messages(scene.Stream("1")));
        Assert.Equal(1_000, LineStoreScene.Messages(scene.Stream("9")).Count());
        scene.Restart();
        Assert.Equal(1_001, scene.Stream("1").Next);
        scene.Append(scene.Stream("1"), (1, "again"));
        Assert.Equal(["again"], LineStoreScene.Messages(scene.Stream("1")));
    }

    [Fact]
    public void What_is_older_than_its_retention_goes_with_the_file_that_has_nothing_newer()
    {
        using var scene = new LineStoreScene(Small);
        Fill(scene, "web/1", 1, 1_000);
        var before = scene.Files;

        scene.Stream().Trim(oldest: 900);

        Assert.InRange(scene.Files.Count, 1, before.Count - 1);
        Assert.Contains("line 900", LineStoreScene.Messages(scene.Stream()));
        scene.Stream().Trim(oldest: 1_001);
        Assert.Empty(LineStoreScene.Messages(scene.Stream()));
        Assert.Equal(1_001, scene.Stream().Next);
    }

    private static void Fill(LineStoreScene scene, string stream, int from, int to)
    {
        foreach (var some in Enumerable.Range(from, to - from + 1).Chunk(100))
            scene.Append(scene.Stream(stream), [.. some.Select(i => ((long)i, $"line {i}"))]);
    }

    /// <summary>File systems count time coarsely.</summary>
    private static void MakeOlder(LineStoreScene scene)
    {
        foreach (var file in scene.Files)
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(-10));
    }
}
