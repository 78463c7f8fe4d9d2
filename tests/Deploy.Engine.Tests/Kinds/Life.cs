using Deploy.Plan.Paths;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>The life of a resource that every kind must give: what was written is read back, and what is taken back is gone.</summary>
internal static class Life
{
    /// <summary>Makes it, changes it in each way and back, deletes it; after each step nothing is left to write.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="spec">As it is first.</param>
    /// <param name="variations">By the property that each changes.</param>
    /// <param name="forgets">True for a property that the server forgets.</param>
    public static async Task LiveAsync<T>(KindBench bench, T spec, IReadOnlyList<(string Property, Func<T, T> Change)> variations, Func<string, bool>? forgets = null)
        where T : ResourceSpec
    {
        Assert.Null(await bench.ReadAsync(spec));
        await bench.ApplyAsync(spec);
        await AssertSettledAsync("created");
        foreach (var (property, change) in variations.Where(variation => forgets?.Invoke(PropertyPath.FirstMember(PropertyPath.Of(spec.Kind, variation.Property))) != true))
        {
            var changed = change(spec);
            Assert.Contains(await bench.ChangesAsync(changed), found => PropertyPath.IsWithin(found.Path, Path(property)) || PropertyPath.IsWithin(Path(property), found.Path));
            await bench.ApplyAsync(changed);
            await AssertSettledAsync(property, changed);
            await bench.ApplyAsync(spec);
            await AssertSettledAsync($"{property} taken back");
        }

        await bench.DeleteAsync(spec);
        Assert.Null(await bench.ReadAsync(spec));

        string Path(string property) => PropertyPath.Of(spec.Kind, property);

        async Task AssertSettledAsync(string when, T? wanted = null)
        {
            var left = (await bench.ChangesAsync(wanted ?? spec)).Where(found => forgets?.Invoke(PropertyPath.FirstMember(found.Path)) != true).ToList();
            Assert.True(left.Count == 0, $"{when}: {string.Join(", ", left)}");
        }
    }
}
