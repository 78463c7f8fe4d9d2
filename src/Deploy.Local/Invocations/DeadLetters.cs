using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>The dead letters of each region, of which the last thousand are kept.</summary>
public sealed class DeadLetters(StateStore store)
{
    private const string Document = "dead-letters";
    private const int Kept = 1000;

    public IReadOnlyList<string> Regions => store.Regions(Document);

    /// <summary>First to last.</summary>
    public IReadOnlyList<DeadLetter> Of(string region) => store.Exists(Document, region) ? store.Document<List<DeadLetter>>(Document, region) : [];

    public void Add(string region, DeadLetter letter)
    {
        var letters = store.Document<List<DeadLetter>>(Document, region);
        letters.Add(letter);
        if (letters.Count > Kept)
            letters.RemoveRange(0, letters.Count - Kept);
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        foreach (var region in Regions)
            store.Document<List<DeadLetter>>(Document, region).Clear();
    }
}
