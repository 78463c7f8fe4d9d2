using System.Text;
using Deploy.Local.Logs.Lines;

namespace Deploy.Local.Tests.Logs;

public sealed class LineStoreTests
{
    [Fact]
    public void Lines_are_there_after_a_restart_and_more_follow()
    {
        using var scene = new LineStoreScene();
        string[] hostile = ["a \"quoted\" line", "tab\tand\rreturn\nand feed", "日本語 🎉", "\0", "back\\slash", ""];
        scene.Append(scene.Stream(), [.. hostile.Select(text => (10L, text))]);

        scene.Restart();
        Assert.Equal(hostile, LineStoreScene.Messages(scene.Stream()));
        scene.Append(scene.Stream(), (11, "more"));

        scene.Restart();
        Assert.Equal([.. hostile, "more"], LineStoreScene.Messages(scene.Stream()));
        Assert.Equal(hostile.Length + 2, scene.Stream().Next);
        Assert.Equal(1, scene.Stream().CreatedAt);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        using var scene = new LineStoreScene();

        scene.Append(scene.Stream(), (1, "a\ud83cb"));

        Assert.Equal(["a\ufffdb"], LineStoreScene.Messages(scene.Stream()));
    }

    [Fact]
    public void A_torn_last_line_is_dropped_and_the_next_one_does_not_join_it()
    {
        using var scene = new LineStoreScene();
        scene.Append(scene.Stream(), (1, "one"), (2, "two"));
        scene.Store.Dispose();
        File.AppendAllText(scene.Files.Single(), """[3,3,"thr""" + new string('e', 100));

        scene.Restart();
        Assert.Equal(["one", "two"], LineStoreScene.Messages(scene.Stream()));
        scene.Append(scene.Stream(), (3, "3"));

        scene.Restart();
        Assert.Equal(["one", "two", "3"], LineStoreScene.Messages(scene.Stream()));
        Assert.Equal(3, File.ReadAllLines(scene.Files.Single()).Length);
    }

    [Fact]
    public void What_is_no_line_is_passed_over()
    {
        using var scene = new LineStoreScene();
        scene.Append(scene.Stream(), (1, "one"));
        scene.Store.Dispose();
        File.AppendAllText(scene.Files.Single(), "\0\0\0\n{}\n[3]\n[4,\"x\",\"four\"]\n\n[5,5,\"five\"]\n");

        scene.Restart();

        Assert.Equal(["one", "five"], LineStoreScene.Messages(scene.Stream()));
    }

    [Fact]
    public void Names_that_only_a_file_system_takes_for_the_same_are_different_streams()
    {
        using var scene = new LineStoreScene();
        string[] names = ["web/app/1", "WEB/app/1", "web-app-1", "..", "con", "é", "e\u0301", new string('x', 512), new string('x', 511) + "#", "a#b", "日本"];
        foreach (var name in names)
            scene.Append(scene.Stream(name), (1, name));

        scene.Restart();

        Assert.Equal(names.Order(StringComparer.Ordinal), scene.Group.All().Select(stream => stream.Name));
        Assert.All(scene.Group.All(), stream => Assert.Equal([stream.Name], LineStoreScene.Messages(stream)));
        var folders = Directory.GetDirectories(scene.Group.Folder).Select(folder => Path.GetFileName(folder)!).ToList();
        Assert.Equal(names.Length, folders.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(folders, folder => Assert.Matches("^[a-z0-9_-]{1,57}$", folder));
    }

    [Fact]
    public void Lines_come_by_time_and_in_the_order_they_came_within_one_time()
    {
        using var scene = new LineStoreScene();
        var random = new Random(1);
        var times = Enumerable.Range(0, 20_000).Select(i => (Time: i % 10 == 0 ? random.NextInt64(1, 20_000) : i + 1L, Number: i)).ToList();
        foreach (var some in times.Chunk(700))
            scene.Append(scene.Stream(), [.. some.Select(line => (line.Time, Text(line.Number)))]);

        var expected = times.OrderBy(line => line.Time).Select(line => Text(line.Number)).ToList();

        Assert.Equal(expected, LineStoreScene.Messages(scene.Stream()));
        Assert.Equal(expected.AsEnumerable().Reverse(), OrderedLines.Before(scene.Stream().Blocks(), LineKey.End).Select(line => line.Message));
        var middle = OrderedLines.After(scene.Stream().Blocks(), LineKey.Before(0)).Skip(9_999).First().Key;
        Assert.Equal(expected[10_000..10_100], OrderedLines.After(scene.Stream().Blocks(), middle).Take(100).Select(line => line.Message));
        Assert.Equal(expected[9_899..9_999].AsEnumerable().Reverse(), OrderedLines.Before(scene.Stream().Blocks(), middle).Take(100).Select(line => line.Message));

        static string Text(int number) => $"line {number} {new string('.', number % 60)}";
    }

    [Fact]
    public void A_page_reads_the_blocks_it_needs_only()
    {
        using var scene = new LineStoreScene();
        scene.Append(scene.Stream(), [.. Enumerable.Range(1, 50_000).Select(i => ((long)i, $"line {i}"))]);
        scene.Append(scene.Stream(), (7, "late"));
        var blocks = scene.Stream().Blocks();

        Assert.True(blocks.Count > 10);
        Assert.Equal(50_001, blocks.Sum(placed => placed.Block.Count));
        // To open a folder as a file throws.
        List<PlacedBlock> needed = [blocks[0], .. blocks.Skip(1).Take(blocks.Count - 2).Select(placed => placed with { File = scene.Folder }), blocks[^1]];
        Assert.Equal(["line 6", "line 7", "late", "line 8"], OrderedLines.After(needed, LineKey.Before(6)).Take(4).Select(line => line.Message));
        Assert.Equal(["line 50000", "line 49999"], OrderedLines.Before(needed, LineKey.End).Take(2).Select(line => line.Message));
    }

    [Fact]
    public void Deleting_a_group_deletes_its_files_and_lines_of_a_group_that_the_state_lost_go()
    {
        using var scene = new LineStoreScene();
        var stream = scene.Stream();
        scene.Append(stream, (1, "one"));
        scene.Append(scene.Store.Add("eu-west-1", "other").FindOrAdd("s", now: 1)!, (1, "two"));

        scene.Restart();
        Assert.Equal(["one"], scene.Files.Select(file => File.ReadAllText(file, Encoding.UTF8).Contains("one") ? "one" : "two"));

        stream = scene.Stream();
        scene.Store.Remove("eu-west-1", "/ecs/app");
        Assert.Empty(scene.Files);
        Assert.False(scene.Store.TryAppend(stream, [new NewLine(1, "x")], now: 1));
        Assert.Empty(scene.Files);
    }
}
