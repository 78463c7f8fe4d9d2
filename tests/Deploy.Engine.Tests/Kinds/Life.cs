using Deploy.Engine.Differences;
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
        foreach (var (property, change) in variations.Where(variation => forgets?.Invoke(PropertyPath.FirstMember(Path(variation.Property))) != true))
        {
            var changed = change(spec);
            var found = await FindAsync(property, changed);
            if (found.Any(difference => difference.Impact == ChangeImpact.Replacement))
            {
                // What cannot be changed is made anew; beside the first, whose name may be taken until it is gone.
                var anew = (T)((ResourceSpec)changed with { Name = $"{spec.Name}-anew" });
                await bench.ApplyAsync(anew);
                await AssertSettledAsync(property, anew);
                await bench.DeleteAsync(anew);
                continue;
            }

            await bench.ApplyAsync(changed);
            await AssertSettledAsync(property, changed);
            if ((await bench.RemarksAsync(spec)).Count == 0) await FindAsync(property, spec);
            await bench.ApplyAsync(spec);
            await AssertSettledAsync($"{property} taken back");
        }

        await bench.DeleteAsync(spec);
        Assert.Null(await bench.ReadAsync(spec));

        string Path(string property) => PropertyPath.Of(spec.Kind, property);

        async Task<IReadOnlyList<PropertyChange>> FindAsync(string property, T wanted)
        {
            var (all, path) = (await bench.ChangesAsync(wanted), Path(property));
            // What comes or goes with all that it lies in is found there.
            var found = all.Where(difference => PropertyPath.IsWithin(difference.Path, path) || PropertyPath.IsWithin(path, difference.Path)).ToList();
            Assert.True(found.Count > 0, $"{property} is not found to differ: {string.Join(", ", all)}");
            return found;
        }

        async Task AssertSettledAsync(string when, T? wanted = null)
        {
            var left = (await bench.ChangesAsync(wanted ?? spec)).Where(found => forgets?.Invoke(PropertyPath.FirstMember(found.Path)) != true).ToList();
            Assert.True(left.Count == 0, $"{when}: {string.Join(", ", left)}");
        }
    }
}
