namespace HarOrleans.Training.Tests;

/// <summary>The learning rates are those that torch.optim.lr_scheduler (PyTorch 1.13.1) gives, step by step.</summary>
public sealed class ScheduleTests
{
    private static readonly double[] Losses = [1.0, 0.9, 0.89995, 0.8999, 0.95, 0.9, 0.7, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.1, 0.2, 0.3, 0.4];

    [Fact]
    public void StepLR_equals_PyTorchs() => Equal(
        [0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.0125, 0.0125],
        new ScheduleSettings(ScheduleKind.StepLR) { StepSize = 3, Gamma = 0.5 });

    [Fact]
    public void ExponentialLR_equals_PyTorchs() => Equal(
        [0.05, 0.045000000000000005, 0.04050000000000001, 0.03645000000000001, 0.03280500000000001, 0.02952450000000001],
        new ScheduleSettings(ScheduleKind.ExponentialLR) { Gamma = 0.9 });

    [Fact]
    public void CosineAnnealingLR_equals_PyTorchs_and_turns_up_again() => Equal(
        [
            0.05, 0.045320916362186214, 0.03307091636218621, 0.017929083637813786, 0.005679083637813789, 0.001, 0.005679083637813788, 0.017929083637813797,
            0.03307091636218623, 0.04532091636218624, 0.05000000000000003, 0.045320916362186256, 0.03307091636218624,
        ],
        new ScheduleSettings(ScheduleKind.CosineAnnealingLR) { TMax = 5, EtaMin = 0.001 });

    [Fact]
    public void ReduceLROnPlateau_equals_PyTorchs() => Equal(
        [0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.0125, 0.0125, 0.0125, 0.0125, 0.0125],
        new ScheduleSettings(ScheduleKind.ReduceLROnPlateau) { Factor = 0.5, Patience = 2 });

    [Fact]
    public void OneCycleLR_equals_PyTorchs_in_learning_rate_and_momentum() => Equal(
        [
            (0.0020000000000000018, 0.95), (0.01748948271097915, 0.9177302443521267), (0.04396425795610644, 0.8625744625914449), (0.049720771772545594, 0.8505584586887436),
            (0.04665064849207059, 0.856698729810778), (0.04058728269748815, 0.8688255099070633), (0.032368949884755166, 0.8852622412794547), (0.023131855133348752, 0.9037365046793212),
            (0.014153049910434961, 0.9216941869558779), (0.00667387650944153, 0.9366525935914912), (0.0017283493712697611, 0.9465436874322102), (2e-07, 0.95),
        ],
        new ScheduleSettings(ScheduleKind.OneCycleLR));

    [Fact]
    public void OneCycleLR_equals_PyTorchs_without_cycling_the_momentum() => Equal(
        [
            (0.0049999999999999975, 0.9), (0.0275, 0.9), (0.05, 0.9), (0.04849382320412807, 0.9), (0.044156959966896475, 0.9), (0.037512500000000004, 0.9),
            (0.02936186323723159, 0.9), (0.020688136762768417, 0.9), (0.012537500000000005, 0.9), (0.005893040033103526, 0.9), (0.0015561767958719398, 0.9), (5e-05, 0.9),
        ],
        new ScheduleSettings(ScheduleKind.OneCycleLR) { PctStart = 0.25, DivFactor = 10, FinalDivFactor = 100, CycleMomentum = false });

    [Fact]
    public void Without_a_schedule_the_learning_rate_stays() => Equal([0.05, 0.05, 0.05], new ScheduleSettings());

    [Fact]
    public void A_cosine_without_a_length_takes_all_epochs_of_the_trial()
    {
        var schedule = new ScheduleSettings(ScheduleKind.CosineAnnealingLR).Create(0.05, 0.9, epochs: 8, batches: 3);
        for (var epoch = 1; epoch <= 8; epoch++)
        {
            schedule.EpochEnded(epoch, 1);
        }

        Assert.Equal(0, schedule.Pace.LearningRate, 1e-12);
    }

    private static void Equal(double[] rates, ScheduleSettings settings)
    {
        var schedule = settings.Create(0.05, 0.9, epochs: rates.Length, batches: 1);
        for (var epoch = 1; epoch <= rates.Length; epoch++)
        {
            Assert.Equal(rates[epoch - 1], schedule.Pace.LearningRate, rates[epoch - 1] * 1e-12);
            Assert.Equal(0.9, schedule.Pace.Momentum);
            schedule.EpochEnded(epoch, Losses[epoch - 1]);
        }
    }

    private static void Equal((double Rate, double Momentum)[] paces, ScheduleSettings settings)
    {
        var schedule = settings.Create(0.05, 0.9, epochs: 4, batches: 3);
        for (var step = 1; step <= paces.Length; step++)
        {
            Assert.Equal(paces[step - 1].Rate, schedule.Pace.LearningRate, paces[step - 1].Rate * 1e-9);
            Assert.Equal(paces[step - 1].Momentum, schedule.Pace.Momentum, 1e-12);
            schedule.StepEnded(step);
            if (step % 3 == 0)
            {
                schedule.EpochEnded(step / 3, 1);
            }
        }
    }
}
