using Deploy.Engine.Resolution;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Ordering;

/// <summary>Puts resources into the order in which they can be made: what is referred to comes first.</summary>
public static class DependencyOrder
{
    /// <summary>
    /// The resources in order. A typed reference is binding; <c>@{name:…}</c> and <c>@{arn:…}</c> are followed where they lead to no
    /// circle, since names and ARNs are known before anything is made. Otherwise the catalogue's order and the address decide.
    /// </summary>
    /// <exception cref="InvalidOperationException">Typed references form a circle.</exception>
    public static IReadOnlyList<ResourceSpec> Sort(IReadOnlyList<ResourceSpec> resources)
    {
        var byAddress = resources.ToDictionary(resource => resource.Address);
        var ranks = KindCatalog.All.Select((kind, index) => (kind.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        var sorted = new List<ResourceSpec>(resources.Count);
        var visits = new Dictionary<ResourceAddress, bool>();
        foreach (var resource in resources.OrderBy(resource => ranks.GetValueOrDefault(resource.Kind, int.MaxValue)).ThenBy(resource => resource.Address)) Visit(resource);
        return sorted;

        void Visit(ResourceSpec resource)
        {
            if (visits.ContainsKey(resource.Address)) return;
            visits[resource.Address] = false;
            foreach (var needed in References(resource).Where(byAddress.ContainsKey))
            {
                if (visits.TryGetValue(needed, out var done) && !done) throw new InvalidOperationException($"{resource.Address} and {needed} refer to each other.");
                Visit(byAddress[needed]);
            }

            foreach (var named in TemplateResolver.AddressesIn(resource).Where(byAddress.ContainsKey)) Visit(byAddress[named]);
            visits[resource.Address] = true;
            sorted.Add(resource);
        }
    }

    /// <summary>The addresses that a resource refers to by type.</summary>
    public static IEnumerable<ResourceAddress> References(ResourceSpec resource) =>
        SpecValues.Of(resource).References.Select(found => found.Value).Distinct().Order();
}
