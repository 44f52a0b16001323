import type { ComponentChildren, TargetedEvent } from 'preact';

import { Icon, type IconName } from '../../parts/icon.tsx';

interface Props {
  icon: IconName;
  children: ComponentChildren;
  onFiles: (files: File[]) => void;
  /** By the camera, at once. */
  camera?: boolean;
  several?: boolean;
  disabled?: boolean;
}

/** A button that gives pictures; files may be dropped on it too. */
export function PhotoInput({ icon, children, onFiles, camera, several, disabled }: Props) {
  const choose = ({ currentTarget: input }: TargetedEvent<HTMLInputElement>) => {
    const files = [...(input.files ?? [])];
    input.value = ''; // The same one may be chosen again.
    if (files.length) onFiles(files);
  };
  return (
    <label class="button second photo-input">
      <Icon name={icon} />
      {children}
      <input
        type="file"
        accept="image/*"
        multiple={several}
        disabled={disabled}
        {...(camera && { capture: 'environment' })}
        onChange={choose}
      />
    </label>
  );
}
