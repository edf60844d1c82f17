import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ScenarioView } from '../../../contract/views.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Panel } from '../../ui/panel.tsx';
import { draftFor, exampleCallee } from './example-callee.ts';
import { GivenCallees } from './given-callees.tsx';
import { setCallDraft } from '../../ui/call-draft.ts';
import styles from './simulator-screen.module.css';

/** Which course a call takes, by its callee. */
export function ScenariosPanel({ scenarios }: { readonly scenarios: readonly ScenarioView[] }): ReactNode {
  const { t } = useTranslation('simulator');
  return (
    <Panel title={t('scenarios.heading')}>
      <p className={styles['quiet']}>{t('scenarios.help')}</p>
      <table className={`${styles['table'] ?? ''} ${styles['scenarios'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('scenarios.course')}</th>
            <th scope="col">{t('scenarios.endings')}</th>
            <th scope="col">{t('scenarios.callees')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {scenarios.map((scenario) => (
            <ScenarioRow key={scenario.name} scenario={scenario} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function ScenarioRow({ scenario }: { readonly scenario: ScenarioView }): ReactNode {
  const { t } = useTranslation('simulator');
  const say = useSay();
  return (
    <tr>
      <td>{say(scenario.title)}</td>
      <td>
        {scenario.calleeEndsWith.length === 0 ? (
          t('scenarios.orElse')
        ) : (
          <span className={styles['mono']}>
            {scenario.calleeEndsWith.map((digits) => t('scenarios.ending', { digits })).join(' ')}
          </span>
        )}
      </td>
      <td>
        <GivenCallees scenario={scenario} />
      </td>
      <td>
        <CallIt scenario={scenario} />
      </td>
    </tr>
  );
}

/** Takes a number of this course to the Call screen. */
function CallIt({ scenario }: { readonly scenario: ScenarioView }): ReactNode {
  const { t } = useTranslation('simulator');
  const [, go] = useLocation();
  const callee = exampleCallee(scenario);
  const words = t('scenarios.call', { callee });
  const call = (): void => {
    setCallDraft(draftFor(callee));
    go('/');
  };
  return (
    <Tooltip label={words}>
      <ActionIcon variant="subtle" aria-label={words} onClick={call}>
        <IconPhoneOutgoing size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
